#include "assess/identity/policy_document.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

PolicyOpinion opinion(const std::string& statement, const PolicyRequest& request) {
  const auto document = PolicyDocument::parse(R"({"Version": "2012-10-17", "Statement": )" + statement + "}");
  EXPECT_TRUE(document) << statement;
  return document ? document->opinion(request) : PolicyOpinion();
}

const PolicyRequest kRegister{"ssm:UpdateInstanceInformation", "arn:aws:ec2:us-east-1:1:instance/i-1", "", {}};

TEST(PolicyDocument, MatchesActionsByWildcardWhateverTheirCase) {
  EXPECT_TRUE(opinion(R"({"Effect": "Allow", "Action": "SSM:Update*", "Resource": "*"})", kRegister).allows);
  EXPECT_TRUE(opinion(R"([{"Effect": "Allow", "Action": ["s3:*", "*"], "Resource": "*"}])", kRegister).allows);
  EXPECT_FALSE(opinion(R"({"Effect": "Allow", "Action": "ssm:Get*", "Resource": "*"})", kRegister).allows);
}

TEST(PolicyDocument, NotActionIsEverythingElse) {
  EXPECT_TRUE(opinion(R"({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})", kRegister).allows);
  EXPECT_FALSE(opinion(R"({"Effect": "Allow", "NotAction": "ssm:*", "Resource": "*"})", kRegister).allows);
  EXPECT_TRUE(opinion(R"({"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"})", kRegister).denies);
}

TEST(PolicyDocument, AConditionMayOrMayNotHold) {
  const PolicyOpinion allow = opinion(
      R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}})",
      kRegister);

  EXPECT_FALSE(allow.allows);
  EXPECT_TRUE(allow.may_allow);
}

TEST(PolicyDocument, ResourcesCount) {
  EXPECT_FALSE(opinion(R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b/*"})", kRegister).allows);
  EXPECT_TRUE(opinion(R"({"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::b/*"})", kRegister).allows);
  EXPECT_TRUE(
      opinion(R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:ec2:*:*:instance/${aws:PrincipalTag/x}"})",
              kRegister)
          .may_allow);
}

TEST(PolicyDocument, TrustIsAboutTheServiceThatAsks) {
  const PolicyRequest ec2{"sts:AssumeRole", "", "ec2.amazonaws.com", {}};

  EXPECT_TRUE(opinion(R"({"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"]},
      "Action": "sts:AssumeRole"})",
                      ec2)
                  .allows);
  EXPECT_FALSE(
      opinion(R"({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"})",
              ec2)
          .allows);
  EXPECT_FALSE(
      opinion(R"({"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::1:root"}, "Action": "sts:AssumeRole"})", ec2)
          .allows);
}

TEST(PolicyDocument, AnEndpointsPolicyMayNameTheRole) {
  const PolicyRequest request{
      "ssm:UpdateInstanceInformation", "*", "", {"111111111111", "arn:aws:iam::111111111111:role/app"}};
  const auto allows = [&](const std::string& principal) {
    return opinion(R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": )" + principal + "}", request)
        .allows;
  };

  EXPECT_TRUE(allows(R"("*")"));
  EXPECT_TRUE(allows(R"({"AWS": "arn:aws:iam::111111111111:role/app"})"));
  EXPECT_FALSE(allows(R"({"AWS": "arn:aws:iam::111111111111:role/other"})"));
}

TEST(PolicyDocument, ReadsWhatIamSendsPercentEncodedAndRefusesTheRest) {
  EXPECT_TRUE(PolicyDocument::parse("%7B%22Statement%22%3A%5B%5D%7D"));
  EXPECT_FALSE(PolicyDocument::parse("not a policy"));
  EXPECT_FALSE(PolicyDocument::parse("{}"));
}

}  // namespace
}  // namespace patchtriage
