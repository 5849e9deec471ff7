#include "aws/protocol/reply.h"

#include <gtest/gtest.h>

#include "fleet/records/ec2_instances.h"
#include "fleet/records/iam_roles.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::aws {
namespace {

std::expected<DecodedReply, DecodeError> decode(std::string_view id, std::string_view body) {
  return decode_reply(*operations::find(id), body);
}

TEST(Reply, ReadsEc2sXmlNames) {
  auto reply = decode("ec2:DescribeInstances", R"(<?xml version="1.0"?>
      <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>
      <reservationSet><item><ownerId>1</ownerId><instancesSet><item><instanceId>i-1</instanceId>
      <instanceState><code>16</code><name>running</name></instanceState><launchTime>2026-01-02T03:04:05.000Z</launchTime>
      <groupSet><item><groupId>sg-1</groupId></item></groupSet></item></instancesSet></item></reservationSet>
      <nextToken>t</nextToken></DescribeInstancesResponse>)");

  ASSERT_TRUE(reply) << reply.error().message;
  EXPECT_EQ(reply->next_token(), "t");
  const AnyRows rows = reply->take_rows();
  const ec2::Instance& instance = rows.as<ec2::Instance>()[0];
  EXPECT_EQ(instance.instance_id, "i-1");
  EXPECT_EQ(instance.state->name, "running");
  EXPECT_EQ(instance.state->code, 16);
  EXPECT_EQ(instance.security_groups[0].group_id, "sg-1");
}

TEST(Reply, IamsMarkerCountsOnlyWhereTheListIsTruncated) {
  const char* body = R"(<ListAttachedRolePoliciesResponse><ListAttachedRolePoliciesResult><IsTruncated>{}</IsTruncated>
      <Marker>m</Marker><AttachedPolicies><member><PolicyName>p</PolicyName></member></AttachedPolicies>
      </ListAttachedRolePoliciesResult></ListAttachedRolePoliciesResponse>)";
  const std::string text = body;
  const std::size_t at = text.find("{}");

  EXPECT_EQ(decode("iam:ListAttachedRolePolicies", std::string(text).replace(at, 2, "true"))->next_token(), "m");
  EXPECT_EQ(decode("iam:ListAttachedRolePolicies", std::string(text).replace(at, 2, "false"))->next_token(), "");
}

TEST(Reply, NeverTakesSomethingElseForAnEmptyList) {
  for (const char* body : {"", "<html><body>busy</body></html>", "<DescribeVpcsResponse/>", "{}",
                           "<DescribeInstancesResponse><reservationSet>"}) {
    EXPECT_FALSE(decode("ec2:DescribeInstances", body)) << body;
  }
  for (const char* body : {"", "<html></html>", "[]", "{\"message\":\"busy\"}",
                           "{\"InstanceInformationList\":[{\"Insta", "{\"InstanceInformationList\":{}}"}) {
    EXPECT_FALSE(decode("ssm:DescribeInstanceInformation", body)) << body;
  }
  EXPECT_FALSE(decode("iam:GetRole", "<GetRoleResponse></GetRoleResponse>"));
}

TEST(Reply, FindsErrorsWhereEachProtocolPutsThem) {
  EXPECT_EQ(find_error({}, R"({"__type":"com.amazonaws.ssm#InvalidInstanceId","message":"no"})")->code,
            "InvalidInstanceId");
  EXPECT_EQ(find_error({}, R"({"__type":"AccessDeniedException","Message":"no"})")->message, "no");
  EXPECT_EQ(find_error({},
                       "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error>"
                       "</Errors><RequestID>r</RequestID></Response>")
                ->code,
            "UnauthorizedOperation");
  EXPECT_EQ(find_error({},
                       "<ErrorResponse xmlns=\"x\"><Error><Type>Sender</Type><Code>NoSuchEntity</Code></Error>"
                       "</ErrorResponse>")
                ->code,
            "NoSuchEntity");
  EXPECT_EQ(find_error({{"X-Amzn-Errortype", "AccessDeniedException:http://internal"}}, R"({"message":"no"})")->code,
            "AccessDeniedException");
  EXPECT_FALSE(find_error({}, R"({"InstanceInformationList":[]})"));
  EXPECT_FALSE(find_error({}, "<html></html>"));
}

TEST(Reply, FindsTheRequestId) {
  EXPECT_EQ(find_request_id({{"x-amzn-requestid", "h"}}, "{}"), "h");
  EXPECT_EQ(find_request_id({}, "<R><requestId>e</requestId></R>"), "e");
  EXPECT_EQ(find_request_id({}, "<R><ResponseMetadata><RequestId>q</RequestId></ResponseMetadata></R>"), "q");
}

}  // namespace
}  // namespace patchtriage::aws
