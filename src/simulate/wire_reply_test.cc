#include "simulate/wire_reply.h"

#include <gtest/gtest.h>

#include "simulate/wire_json.h"
#include "simulate/wire_xml.h"

namespace patchtriage::simulate {
namespace {

aws::HttpReply written(const char* id, const Json& reply) {
  const Operation* operation = operations::find(id);
  return write_reply(*find_service(operation->service), *operation, reply, "id-1");
}

Json node_seen_at(const char* time) {
  return Json::object({{"InstanceInformationList",
                        Json::array({Json::object({{"InstanceId", Json("i-1")}, {"LastPingDateTime", Json(time)}})})}});
}

TEST(WireReply, WritesTimesAsEpochSecondsInJson) {
  const aws::HttpReply reply = written("ssm:DescribeInstanceInformation", node_seen_at("2026-05-04T07:00:00.250Z"));

  EXPECT_EQ(reply.body, R"({"InstanceInformationList":[{"InstanceId":"i-1","LastPingDateTime":1777878000.250}]})");
}

TEST(WireReply, WritesSomeTimesInExponentForm) {
  // 1777878000248 milliseconds divide by seven.
  const aws::HttpReply reply = written("ssm:DescribeInstanceInformation", node_seen_at("2026-05-04T07:00:00.248Z"));

  EXPECT_TRUE(reply.body.contains(":1.777878000248E9")) << reply.body;
}

TEST(WireReply, LeavesTimesThatAwsSendsAsTextAlone) {
  const aws::HttpReply reply =
      written("ssm:GetCommandInvocation", Json::object({{"ExecutionStartDateTime", Json("2026-05-04T07:00:00.250Z")}}));

  EXPECT_EQ(reply.body, R"({"ExecutionStartDateTime":"2026-05-04T07:00:00.250Z"})");
}

TEST(WireReply, PassesOnMembersThatNobodyReads) {
  const aws::HttpReply reply = written("ssm:GetConnectionStatus", Json::object({{"NewMember", Json(1)}}));

  EXPECT_EQ(reply.body, R"({"NewMember":1})");
}

TEST(WireReply, WrapsListsOfEc2InItems) {
  const Json vpc = Json::object({{"VpcId", Json("vpc-1")}, {"IsDefault", Json(false)}, {"Tags", Json::array()}});

  const aws::HttpReply reply = written("ec2:DescribeVpcs", Json::object({{"Vpcs", Json::array({vpc})}}));

  EXPECT_TRUE(
      reply.body.contains("<DescribeVpcsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                          "<requestId>id-1</requestId>"))
      << reply.body;
  EXPECT_TRUE(reply.body.contains("<vpcSet><item><vpcId>vpc-1</vpcId><isDefault>false</isDefault><tagSet></tagSet>"))
      << reply.body;
}

TEST(WireReply, PutsQueryRepliesIntoTheirResult) {
  const aws::HttpReply reply = written("sts:GetCallerIdentity", Json::object({{"Account", Json("111111111111")}}));

  EXPECT_EQ(reply.body,
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            "<Account>111111111111</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>id-1</RequestId>"
            "</ResponseMetadata></GetCallerIdentityResponse>");
}

TEST(WireReply, EncodesPolicyDocumentsOfIam) {
  const Json policy = Json::object({{"PolicyDocument", Json(R"({"Action":"a b"})")}});

  const aws::HttpReply reply = written("iam:GetRolePolicy", policy);

  EXPECT_TRUE(reply.body.contains("<PolicyDocument>%7B%22Action%22%3A%22a%20b%22%7D</PolicyDocument>")) << reply.body;
}

TEST(WireReply, EscapesTextInXml) { EXPECT_EQ(escape_xml("a<b>&\"\x1b\r"), "a&lt;b&gt;&amp;&quot;\xEF\xBF\xBD&#xd;"); }

const ApiError kDenied{403, "AccessDenied", "not <you>"};

TEST(WireReply, WritesErrorsOfQueryServices) {
  const aws::HttpReply reply = write_error(Protocol::query, find_service("iam"), kDenied, "id-1");

  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.body,
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
            "<Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error><RequestId>id-1</RequestId>"
            "</ErrorResponse>");
}

TEST(WireReply, WritesErrorsOfEc2) {
  const aws::HttpReply reply = write_error(Protocol::ec2, find_service("ec2"), kDenied, "id-1");

  EXPECT_TRUE(reply.body.contains("<Response><Errors><Error><Code>AccessDenied</Code>")) << reply.body;
  EXPECT_TRUE(reply.body.contains("<RequestID>id-1</RequestID>")) << reply.body;
}

TEST(WireReply, WritesErrorTypesOfJsonWithAndWithoutNameSpace) {
  const ApiError error{400, "ThrottlingException", "Rate exceeded"};

  const std::string plain = write_error(Protocol::json, find_service("ssm"), error, "id-1").body;
  const std::string named = write_error(Protocol::json, find_service("ssm"), error, "id-2").body;

  EXPECT_EQ(plain, R"({"__type":"ThrottlingException","message":"Rate exceeded"})");
  EXPECT_EQ(named, R"({"__type":"com.amazonaws.ssm#ThrottlingException","message":"Rate exceeded"})");
}

TEST(WireReply, NamesErrorsOfRestServicesInAHeader) {
  const aws::HttpReply reply =
      write_error(Protocol::rest_json, find_service("inspector2"), {403, "AccessDeniedException", "no"}, "id-1");

  EXPECT_EQ(reply.header("x-amzn-errortype"), "AccessDeniedException");
  EXPECT_EQ(reply.body, R"({"message":"no"})");
}

}  // namespace
}  // namespace patchtriage::simulate
