#include "simulate/endpoint.h"

#include <gtest/gtest.h>

#include "aws/sigv4.h"
#include "simulate/signed_request_for_test.h"
#include "simulate/synthetic_for_test.h"

namespace patchtriage::simulate {
namespace {

Endpoint endpoint_with(EndpointSettings settings) { return Endpoint(synthetic_served(3), std::move(settings)); }

EndpointReply call(Endpoint& endpoint, const std::string& operation, const Json& params = Json::object(),
                   const std::string& region = "us-east-1") {
  return endpoint.handle(signed_request(operation, params, endpoint.credentials(), kNow, region), kNow, {});
}

TEST(Endpoint, AnswersEveryOperationOfTheCatalogue) {
  Endpoint endpoint = endpoint_with({});
  for (const Operation& operation : operations::all()) {
    if (operation.service == "sts") continue;

    const EndpointReply reply = call(endpoint, operation.id());

    EXPECT_EQ(reply.http.status, 200) << operation.id() << ": " << reply.http.body;
  }
}

TEST(Endpoint, PutsInstancesIntoReservationsOfTheirAccount) {
  Endpoint endpoint = endpoint_with({});

  const std::string body = call(endpoint, "ec2:DescribeInstances").http.body;

  EXPECT_TRUE(body.contains("<reservationSet><item><reservationId>r-0")) << body.substr(0, 400);
  EXPECT_TRUE(body.contains("<ownerId>111111111111</ownerId><instancesSet><item><instanceId>")) << body.substr(0, 400);
}

TEST(Endpoint, SaysOfIamListingsWhetherTheyGoOn) {
  Endpoint endpoint = endpoint_with({.page_max = 2});

  const std::string first = call(endpoint, "iam:ListInstanceProfiles").http.body;

  EXPECT_TRUE(first.contains("<IsTruncated>true</IsTruncated><Marker>")) << first;
}

TEST(Endpoint, TellsWhoIsCalling) {
  Endpoint endpoint = endpoint_with({});

  const EndpointReply reply = endpoint.handle(
      signed_request("sts:GetCallerIdentity", Json::object(), assumed(endpoint, kMemberAccount)), kNow, {});

  EXPECT_TRUE(reply.http.body.contains("<Account>222222222222</Account>")) << reply.http.body;
}

TEST(Endpoint, AsksTheWorldForTheCallersScope) {
  std::vector<Scope> asked;
  Served served = synthetic_served(1);
  served.answer = [&asked](const Scope& scope, std::string_view, const Json&, int) -> Answer {
    asked.push_back(scope);
    return Single{Json::object()};
  };
  Endpoint endpoint(served, {});

  const aws::Credentials member = assumed(endpoint, kMemberAccount);
  endpoint.handle(signed_request("ssm:GetServiceSetting", Json::object(), member, kNow, "eu-west-1"), kNow, {});
  endpoint.handle(signed_request("iam:GetRole", Json::object(), member), kNow, {});

  EXPECT_EQ(asked, (std::vector<Scope>{{kMemberAccount, "eu-west-1"}, {kMemberAccount, "global"}}));
}

TEST(Endpoint, KeepsRefusalsAsItKeepsReplies) {
  int asked = 0;
  Served served = synthetic_served(1);
  served.answer = [&asked](const Scope&, std::string_view, const Json&, int) -> Answer {
    ++asked;
    return std::unexpected(ApiError{400, "ParameterNotFound", "there is none"});
  };
  Endpoint endpoint(served, {.kept_bytes = 1 << 20});

  const EndpointReply first = call(endpoint, "ssm:GetServiceSetting");
  const EndpointReply second = call(endpoint, "ssm:GetServiceSetting");

  EXPECT_EQ(asked, 1);
  EXPECT_EQ(second.http.status, 400);
  EXPECT_EQ(second.http.body, first.http.body);
  EXPECT_NE(second.http.headers, first.http.headers) << "each has a request id of its own";
}

TEST(Endpoint, HidesThePagingMembersFromTheWorld) {
  Json seen;
  Served served = synthetic_served(1);
  served.answer = [&seen](const Scope&, std::string_view, const Json& params, int) -> Answer {
    seen = params;
    return Rows{};
  };
  Endpoint endpoint(served, {});

  call(endpoint, "ssm:ListCommands", Json::object({{"InstanceId", Json("i-1")}, {"MaxResults", Json(20)}}));

  EXPECT_EQ(seen.dump(), R"({"InstanceId":"i-1"})");
}

TEST(Endpoint, DoesNotKnowTheKeysInARegionThatIsNotEnabled) {
  Endpoint endpoint = endpoint_with({});

  const EndpointReply ssm = call(endpoint, "ssm:ListCommands", Json::object(), "ap-east-1");
  const EndpointReply ec2 = call(endpoint, "ec2:DescribeVpcs", Json::object(), "ap-east-1");
  const EndpointReply regions = call(endpoint, "ec2:DescribeRegions", Json::object(), "ap-east-1");

  EXPECT_TRUE(ssm.http.body.contains("UnrecognizedClientException")) << ssm.http.body;
  EXPECT_TRUE(ec2.http.body.contains("<Code>AuthFailure</Code>")) << ec2.http.body;
  EXPECT_EQ(regions.http.status, 200);
}

TEST(Endpoint, ListsAccountsOnlyForTheManagementAccount) {
  Endpoint endpoint = endpoint_with({});

  const EndpointReply reply = endpoint.handle(
      signed_request("organizations:ListAccounts", Json::object(), assumed(endpoint, kMemberAccount)), kNow, {});

  EXPECT_TRUE(reply.http.body.contains("AccessDeniedException")) << reply.http.body;
  EXPECT_EQ(call(endpoint, "organizations:ListAccounts").http.status, 200);
}

TEST(Endpoint, NamesWhoWhatAndWhereWhenItDenies) {
  Endpoint endpoint = endpoint_with({.denied = {"ssm:ListCommands", "ec2:DescribeVpcs", "elbv2:*"}});

  const EndpointReply ssm = call(endpoint, "ssm:ListCommands");
  const EndpointReply ec2 = call(endpoint, "ec2:DescribeVpcs");
  const EndpointReply elbv2 = call(endpoint, "elbv2:DescribeTargetGroups");

  EXPECT_EQ(ssm.http.status, 400);
  EXPECT_TRUE(ssm.http.body.contains(
      "User: arn:aws:iam::111111111111:user/patchtriage is not authorized to perform: ssm:ListCommands on resource: "
      "arn:aws:ssm:us-east-1:111111111111:* because no identity-based policy allows the ssm:ListCommands action"))
      << ssm.http.body;
  EXPECT_EQ(ec2.http.status, 403);
  EXPECT_TRUE(ec2.http.body.contains("<Code>UnauthorizedOperation</Code>")) << ec2.http.body;
  EXPECT_TRUE(elbv2.http.body.contains("elasticloadbalancing:DescribeTargetGroups")) << elbv2.http.body;
  EXPECT_EQ(call(endpoint, "elb:DescribeLoadBalancers").http.status, 200);
}

TEST(Endpoint, ThrottlesOnlyWhenTold) {
  Endpoint endpoint = endpoint_with({.is_throttled = true});
  Endpoint patient = endpoint_with({});
  int refused = 0;
  for (int i = 0; i < 12; ++i) {
    refused += call(endpoint, "ssm:ListCommands").http.body.contains("ThrottlingException") ? 1 : 0;
    EXPECT_EQ(call(patient, "ssm:ListCommands").http.status, 200);
  }

  EXPECT_EQ(refused, 2);
}

TEST(Endpoint, WarnsOfOperationsThatAreNotServed) {
  std::vector<std::string> warnings;
  Endpoint endpoint = endpoint_with({.warn = [&](const std::string& line) { warnings.push_back(line); }});
  aws::HttpRequest request{.method = "POST", .url = "http://127.0.0.1:4566/", .body = "{}"};
  request.headers = {{"X-Amz-Target", "AmazonSSM.SendCommand"}};
  aws::sign_headers(request, endpoint.credentials(), {"us-east-1", "ssm", kNow});

  const EndpointReply reply = endpoint.handle(request, kNow, {});

  EXPECT_EQ(reply.http.status, 400);
  EXPECT_TRUE(reply.http.body.contains("UnknownOperationException")) << reply.http.body;
  EXPECT_EQ(warnings, std::vector<std::string>{"ssm:SendCommand was called, which is not served"});
}

TEST(Endpoint, LogsOneLineForEachRequest) {
  std::vector<std::string> lines;
  Endpoint endpoint = endpoint_with({.log = [&](const std::string& line) { lines.push_back(line); }});

  call(endpoint, "ssm:ListCommands");
  call(endpoint, "iam:ListInstanceProfiles");
  endpoint.handle(request_for("ssm:ListCommands"), kNow, {});

  EXPECT_EQ(lines,
            (std::vector<std::string>{"ssm:ListCommands 111111111111 us-east-1 200",
                                      "iam:ListInstanceProfiles 111111111111 global 200", "ssm:ListCommands - - 400"}));
}

// The reply of ssm:ListCommands when one kind of fault befalls every request.
EndpointReply faulty(const char* rates, const char* operation = "ssm:ListCommands") {
  Endpoint endpoint = endpoint_with({.faults = *Faults::parse(rates, 1)});
  return call(endpoint, operation);
}

TEST(Endpoint, BreaksWhatItIsToldToBreak) {
  EXPECT_EQ(faulty("reset=1").ending, Ending::reset);
  EXPECT_EQ(faulty("truncate=1").ending, Ending::truncated);
  EXPECT_EQ(faulty("html500=1").http.status, 500);
  EXPECT_TRUE(faulty("html500=1").http.body.starts_with("<html>"));
  EXPECT_GE(faulty("slow=1").delay, kSlowness);
  EXPECT_FALSE(parse_json(faulty("malformed=1").http.body).has_value());
}

TEST(Endpoint, SendsErrorsWithSuccessStatusAsAFault) {
  EXPECT_EQ(faulty("error200=1").http.status, 200);
  EXPECT_TRUE(faulty("error200=1").http.body.contains("InternalFailure"));
  EXPECT_TRUE(faulty("error200=1", "ec2:DescribeVpcs").http.body.contains("<Code>InternalFailure</Code>"));
}

TEST(Endpoint, ExpiresSessionsAsAFault) {
  Endpoint endpoint = endpoint_with({.faults = *Faults::parse("expire=1", 1)});
  const aws::Credentials session = assumed(endpoint, kMemberAccount);

  const EndpointReply reply = endpoint.handle(signed_request("ssm:ListCommands", Json::object(), session), kNow, {});

  EXPECT_TRUE(reply.http.body.contains("ExpiredTokenException")) << reply.http.body;
  EXPECT_EQ(call(endpoint, "ssm:ListCommands").http.status, 200);
}

TEST(Endpoint, ServesAWebIdentityWithoutSignature) {
  Endpoint endpoint = endpoint_with({});

  const EndpointReply reply =
      endpoint.handle(request_for("sts:AssumeRoleWithWebIdentity",
                                  Json::object({{"RoleArn", Json("arn:aws:iam::222222222222:role/PatchTriageReadOnly")},
                                                {"RoleSessionName", Json("run-1")},
                                                {"WebIdentityToken", Json("token")}})),
                      kNow, {});

  EXPECT_TRUE(reply.http.body.contains("<SessionToken>")) << reply.http.body;
}

}  // namespace
}  // namespace patchtriage::simulate
