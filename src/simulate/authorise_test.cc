// Signatures, sessions and what each protocol says when they are wrong.
#include "simulate/authorise.h"

#include <gtest/gtest.h>

#include "aws/sigv4.h"
#include "simulate/signed_request_for_test.h"
#include "simulate/synthetic_for_test.h"

namespace patchtriage::simulate {
namespace {

class Authorise : public testing::Test {
 protected:
  std::expected<Caller, ApiError> check(const aws::HttpRequest& request, Time now = kNow) const {
    return authorise(request, route_of(request), sessions_, now);
  }
  std::string code_of(const aws::HttpRequest& request, Time now = kNow) const {
    const auto caller = check(request, now);
    return caller ? "" : caller.error().code;
  }
  aws::HttpRequest signed_for(const char* operation) const {
    return signed_request(operation, Json::object(), sessions_.user());
  }

  const Sessions sessions_{1, kManagementAccount, {kManagementAccount, kMemberAccount}, "aws"};
};

TEST_F(Authorise, KnowsTheCallerOfAGoodSignature) {
  const auto caller = check(signed_for("ssm:ListCommands"));

  ASSERT_TRUE(caller.has_value()) << caller.error().message;
  EXPECT_EQ(caller->account, kManagementAccount);
  EXPECT_EQ(caller->arn, "arn:aws:iam::111111111111:user/patchtriage");
  EXPECT_EQ(caller->region, "us-east-1");
}

TEST_F(Authorise, RefusesARequestWithoutSignature) {
  EXPECT_EQ(code_of(request_for("ssm:ListCommands")), "MissingAuthenticationTokenException");
  EXPECT_EQ(code_of(request_for("iam:GetRole")), "MissingAuthenticationToken");
  EXPECT_EQ(code_of(request_for("ec2:DescribeVpcs")), "AuthFailure");
}

TEST_F(Authorise, RefusesAnUnknownKey) {
  aws::Credentials stranger = sessions_.user();
  stranger.access_key_id = "AKIAAAAAAAAAAAAAAAAA";

  EXPECT_EQ(code_of(signed_request("ssm:ListCommands", Json::object(), stranger)), "UnrecognizedClientException");
  EXPECT_EQ(code_of(signed_request("iam:GetRole", Json::object(), stranger)), "InvalidClientTokenId");
  EXPECT_EQ(code_of(signed_request("ec2:DescribeVpcs", Json::object(), stranger)), "AuthFailure");
}

TEST_F(Authorise, RefusesAWrongSecret) {
  aws::Credentials mistyped = sessions_.user();
  mistyped.secret_access_key += "x";

  EXPECT_EQ(code_of(signed_request("ssm:ListCommands", Json::object(), mistyped)), "InvalidSignatureException");
  EXPECT_EQ(code_of(signed_request("iam:GetRole", Json::object(), mistyped)), "SignatureDoesNotMatch");
}

TEST_F(Authorise, RefusesABodyThatWasChangedOnTheWay) {
  aws::HttpRequest request = signed_for("ssm:ListCommands");
  request.body = R"({"MaxResults":1})";

  EXPECT_EQ(code_of(request), "InvalidSignatureException");
}

TEST_F(Authorise, RefusesAHeaderOfAwsThatIsNotSigned) {
  aws::HttpRequest request = signed_for("ssm:ListCommands");
  request.headers.emplace_back("X-Amz-Extra", "1");

  EXPECT_EQ(code_of(request), "InvalidSignatureException");
}

TEST_F(Authorise, RefusesASignatureForAnotherService) {
  aws::HttpRequest request = request_for("ssm:ListCommands");
  aws::sign_headers(request, sessions_.user(), {"us-east-1", "ec2", kNow});

  const auto caller = check(request);

  ASSERT_FALSE(caller.has_value());
  EXPECT_EQ(caller.error().message, "Credential should be scoped to correct service: 'ssm'.");
}

TEST_F(Authorise, AllowsAClockThatIsAQuarterOfAnHourOff) {
  EXPECT_EQ(code_of(signed_for("ssm:ListCommands"), kNow + kAllowedSkew), "");
  EXPECT_EQ(code_of(signed_for("ssm:ListCommands"), kNow - kAllowedSkew), "");
}

TEST_F(Authorise, RefusesAClockThatIsFurtherOff) {
  const auto late = check(signed_for("ssm:ListCommands"), kNow + kAllowedSkew + std::chrono::seconds(1));
  const auto early = check(signed_for("iam:GetRole"), kNow - kAllowedSkew - std::chrono::seconds(1));

  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().message,
            "Signature expired: 20261120T120000Z is now earlier than 20261120T120001Z (20261120T121501Z - 15 min.)");
  ASSERT_FALSE(early.has_value());
  EXPECT_EQ(early.error().code, "SignatureDoesNotMatch");
  EXPECT_TRUE(early.error().message.starts_with("Signature not yet current")) << early.error().message;
  EXPECT_EQ(code_of(signed_for("ec2:DescribeVpcs"), kNow + std::chrono::hours(1)), "RequestExpired");
}

// A session of the member account, taken from the reply of AssumeRole.
class Session : public Authorise {
 protected:
  void SetUp() override {
    const Json params = Json::object(
        {{"RoleArn", Json("arn:aws:iam::222222222222:role/PatchTriageReadOnly")}, {"RoleSessionName", Json("run-1")}});
    const auto reply = sessions_.assume_role(*check(signed_for("sts:AssumeRole")), params, kNow);
    ASSERT_TRUE(reply.has_value()) << reply.error().message;
    const Json& keys = *reply->find("Credentials");
    credentials_ = {.access_key_id = keys.text("AccessKeyId"),
                    .secret_access_key = keys.text("SecretAccessKey"),
                    .session_token = keys.text("SessionToken")};
  }
  aws::Credentials credentials_;
};

TEST_F(Session, SpeaksForItsAccount) {
  const auto caller = check(signed_request("ssm:ListCommands", Json::object(), credentials_));

  ASSERT_TRUE(caller.has_value()) << caller.error().message;
  EXPECT_EQ(caller->account, kMemberAccount);
  EXPECT_EQ(caller->arn, "arn:aws:sts::222222222222:assumed-role/PatchTriageReadOnly/run-1");
}

TEST_F(Session, ExpiresAfterAnHour) {
  const Time later = kNow + std::chrono::hours(1);

  EXPECT_EQ(code_of(signed_request("ssm:ListCommands", Json::object(), credentials_, later), later),
            "ExpiredTokenException");
  EXPECT_EQ(code_of(signed_request("iam:GetRole", Json::object(), credentials_, later), later), "ExpiredToken");
  EXPECT_EQ(code_of(signed_request("ec2:DescribeVpcs", Json::object(), credentials_, later), later), "RequestExpired");
}

TEST_F(Session, NeedsItsToken) {
  credentials_.session_token.clear();

  EXPECT_EQ(code_of(signed_request("ssm:ListCommands", Json::object(), credentials_)), "UnrecognizedClientException");
}

TEST_F(Session, CannotAssumeAnotherRole) {
  const Json params = Json::object(
      {{"RoleArn", Json("arn:aws:iam::222222222222:role/PatchTriageReadOnly")}, {"RoleSessionName", Json("run-2")}});

  const auto reply =
      sessions_.assume_role(*check(signed_request("sts:AssumeRole", params, credentials_)), params, kNow);

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, "AccessDenied");
}

TEST_F(Authorise, RefusesRolesThatTheOrganisationDoesNotOffer) {
  const Caller caller = *check(signed_for("sts:AssumeRole"));
  for (const char* arn :
       {"arn:aws:iam::222222222222:role/Administrator", "arn:aws:iam::999999999999:role/PatchTriageReadOnly"}) {
    const auto reply =
        sessions_.assume_role(caller, Json::object({{"RoleArn", Json(arn)}, {"RoleSessionName", Json("run-1")}}), kNow);

    ASSERT_FALSE(reply.has_value()) << arn;
    EXPECT_EQ(reply.error().code, "AccessDenied");
    EXPECT_TRUE(reply.error().message.contains(arn)) << reply.error().message;
  }
}

TEST_F(Authorise, RefusesSessionsLongerThanTheRoleAllows) {
  const auto reply =
      sessions_.assume_role(*check(signed_for("sts:AssumeRole")),
                            Json::object({{"RoleArn", Json("arn:aws:iam::222222222222:role/PatchTriageReadOnly")},
                                          {"RoleSessionName", Json("run-1")},
                                          {"DurationSeconds", Json("7200")}}),
                            kNow);

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, "ValidationError");
}

}  // namespace
}  // namespace patchtriage::simulate
