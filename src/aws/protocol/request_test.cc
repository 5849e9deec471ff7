#include "aws/protocol/request.h"

#include <gtest/gtest.h>

namespace patchtriage::aws {
namespace {

HttpRequest encode(std::string_view id, const char* parameters) {
  const Operation& operation = *operations::find(id);
  return encode_request(operation, *find_service(operation.service), *parse_json(parameters), "http://127.0.0.1:1");
}

TEST(Request, Ec2FlattensListsAndUsesItsOwnNames) {
  const HttpRequest request = encode(
      "ec2:DescribeInstances",
      R"({"Filters":[{"Name":"vpc-id","Values":["vpc-1","vpc-2"]}],"IncludeManagedResources":true,"MaxResults":1000})");

  EXPECT_EQ(request.body,
            "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&"
            "Filter.1.Value.2=vpc-2&IncludeManagedResources=true&MaxResults=1000");
}

TEST(Request, QueryNumbersMembers) {
  const HttpRequest request =
      encode("iam:SimulatePrincipalPolicy", R"({"PolicySourceArn":"arn:aws:iam::1:role/a b","ActionNames":["ssm:x"]})");

  EXPECT_EQ(request.body,
            "Action=SimulatePrincipalPolicy&Version=2010-05-08&PolicySourceArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%20b&"
            "ActionNames.member.1=ssm%3Ax");
}

TEST(Request, JsonNamesItsTarget) {
  const HttpRequest request = encode("ssm:GetConnectionStatus", R"({"Target":"i-1"})");

  EXPECT_EQ(find_header(request.headers, "X-Amz-Target"), "AmazonSSM.GetConnectionStatus");
  EXPECT_EQ(request.body, R"({"Target":"i-1"})");
}

TEST(Request, RestJsonHasItsPath) {
  EXPECT_EQ(encode("inspector2:ListFindings", "{}").url, "http://127.0.0.1:1/findings/list");
}

TEST(Request, RestJsonPutsMembersWithAWireNameIntoTheQuery) {
  const HttpRequest request =
      encode("resource-groups:ListGroups", R"({"Filters":[],"MaxResults":50,"NextToken":"a=b"})");

  EXPECT_EQ(request.url, "http://127.0.0.1:1/groups-list?maxResults=50&nextToken=a%3Db");
  EXPECT_EQ(request.body, R"({"Filters":[]})");
}

}  // namespace
}  // namespace patchtriage::aws
