#include "simulate/wire_request.h"

#include <gtest/gtest.h>

namespace patchtriage::simulate {
namespace {

aws::HttpRequest form(const std::string& body) {
  return {.method = "POST",
          .url = "http://127.0.0.1:1/",
          .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
          .body = body};
}

aws::HttpRequest targeted(const std::string& target) {
  return {.method = "POST", .url = "http://127.0.0.1:1/", .headers = {{"X-Amz-Target", target}}, .body = "{}"};
}

TEST(WireRequest, RoutesJsonByItsTarget) {
  const Route route = route_of(targeted("AmazonSSM.ListCommands"));

  ASSERT_NE(route.operation, nullptr);
  EXPECT_EQ(route.operation->id(), "ssm:ListCommands");
}

TEST(WireRequest, TellsTheLoadBalancersApartByTheirVersion) {
  const Route classic = route_of(form("Action=DescribeLoadBalancers&Version=2012-06-01"));
  const Route current = route_of(form("Action=DescribeLoadBalancers&Version=2015-12-01"));

  EXPECT_EQ(classic.asked, "elb:DescribeLoadBalancers");
  EXPECT_EQ(current.asked, "elbv2:DescribeLoadBalancers");
}

TEST(WireRequest, RoutesRestServicesByTheirPath) {
  const Route route = route_of({.method = "POST", .url = "http://127.0.0.1:1/findings/list"});

  EXPECT_EQ(route.asked, "inspector2:ListFindings");
}

TEST(WireRequest, NamesAnOperationThatIsNotServed) {
  const Route route = route_of(targeted("AmazonSSM.SendCommand"));

  EXPECT_EQ(route.asked, "ssm:SendCommand");
  EXPECT_EQ(route.operation, nullptr);
  ASSERT_NE(route.service, nullptr);
}

TEST(WireRequest, ReadsFiltersOfEc2) {
  const aws::HttpRequest request = form(
      "Action=DescribeInstances&Version=2016-11-15&MaxResults=50&IncludeManagedResources=true"
      "&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&Filter.1.Value.2=true&Filter.10.Name=tag%3Aa+b");

  const auto params = parameters_of(route_of(request), request);

  ASSERT_TRUE(params.has_value());
  EXPECT_EQ(params->dump(),
            R"({"MaxResults":"50","IncludeManagedResources":true,)"
            R"("Filters":[{"Name":"instance-state-name","Values":["running","true"]},{"Name":"tag:a b"}]})");
}

TEST(WireRequest, ReadsListsOfQueryServices) {
  const aws::HttpRequest request =
      form("Action=SimulatePrincipalPolicy&Version=2010-05-08&ActionNames.member.2=b&ActionNames.member.1=a");

  const auto params = parameters_of(route_of(request), request);

  ASSERT_TRUE(params.has_value());
  EXPECT_EQ(params->dump(), R"({"ActionNames":["a","b"]})");
}

TEST(WireRequest, TakesPagingMembersOfListGroupsFromTheQueryAlone) {
  const aws::HttpRequest request{.method = "POST",
                                 .url = "http://127.0.0.1:1/groups-list?maxResults=7&nextToken=a%3Db",
                                 .body = R"({"MaxResults":9,"Filters":[]})"};

  const auto params = parameters_of(route_of(request), request);

  ASSERT_TRUE(params.has_value());
  EXPECT_EQ(params->dump(), R"({"Filters":[],"MaxResults":"7","NextToken":"a=b"})");
}

TEST(WireRequest, RefusesABodyThatIsNoJson) {
  aws::HttpRequest request = targeted("AmazonSSM.ListCommands");
  request.body = "{\"MaxResults\":";

  const auto params = parameters_of(route_of(request), request);

  ASSERT_FALSE(params.has_value());
  EXPECT_EQ(params.error().code, "SerializationException");
}

}  // namespace
}  // namespace patchtriage::simulate
