#include "assess/exposure/path_search.h"
#include "assess/network_facts_for_test.h"

namespace patchtriage {
namespace {

// The instance has no public address; a load balancer in subnet-2 faces the internet and leads to it.
Tables balanced() {
  return {
      {"ec2.Instance", changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"})",
                               "")},
      {"ec2.SecurityGroup", R"([{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 8080,
          "ToPort": 8080, "UserIdGroupPairs": [{"GroupId": "sg-lb"}]}]},
          {"GroupId": "sg-lb", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
          "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}])"},
      {"elbv2.LoadBalancer", R"([{"LoadBalancerArn": "lb-1", "LoadBalancerName": "web", "Type": "application",
          "Scheme": "internet-facing", "State": {"Code": "active"}, "VpcId": "vpc-1", "SecurityGroups": ["sg-lb"],
          "AvailabilityZones": [{"SubnetId": "subnet-2"}]}])"},
      {"elbv2.Listener", R"({"lb-1": [{"ListenerArn": "ls-1", "LoadBalancerArn": "lb-1", "Port": 443,
          "Protocol": "HTTPS", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "tg-1"}]}]})"},
      {"elbv2.TargetGroup", R"([{"TargetGroupArn": "tg-1", "TargetGroupName": "app", "Protocol": "HTTP", "Port": 8080,
          "VpcId": "vpc-1", "TargetType": "instance", "LoadBalancerArns": ["lb-1"]}])"},
      {"elbv2.TargetHealthDescription", R"({"tg-1": [{"Target": {"Id": "i-1", "Port": 8080},
          "TargetHealth": {"State": "healthy"}}]})"},
  };
}

Tables with(Tables tables, const Tables& changes) {
  for (const auto& [name, text] : changes) tables[name] = text;
  return tables;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  if (at != std::string::npos) text.replace(at, what.size(), by);
  return text;
}

// The load balancer as a network one, whose targets see the clients unless it says otherwise.
Tables network_balanced(const std::string& rules, const std::string& groups = "[]") {
  Tables tables = balanced();
  tables["elbv2.LoadBalancer"] =
      replaced(replaced(tables["elbv2.LoadBalancer"], "application", "network"), R"(["sg-lb"])", groups);
  tables["elbv2.Listener"] = replaced(tables["elbv2.Listener"], "HTTPS", "TCP");
  tables["elbv2.TargetGroup"] = replaced(tables["elbv2.TargetGroup"], "HTTP", "TCP");
  tables["ec2.SecurityGroup"] =
      replaced(tables["ec2.SecurityGroup"], R"("UserIdGroupPairs": [{"GroupId": "sg-lb"}])", rules);
  return tables;
}

TEST(LoadBalancerPaths, NameTheLoadBalancerTheListenerAndTheTargetGroup) {
  const Exposure exposure = NetworkScope(balanced()).exposure();

  ASSERT_EQ(exposure.level, ExposureLevel::internet);
  ASSERT_EQ(exposure.paths->size(), 1U);
  EXPECT_EQ(exposure.paths->front().via, "load balancer web, listener HTTPS 443, target group app");
  EXPECT_EQ(exposure.paths->front().ports, "tcp/443");
  EXPECT_EQ(exposure.breadth, Breadth::world);
}

TEST(LoadBalancerPaths, AnInternalOneOrAnUnusedTargetIsNoPath) {
  const Tables tables = balanced();

  EXPECT_EQ(NetworkScope(with(tables, {{"elbv2.LoadBalancer",
                                        replaced(tables.at("elbv2.LoadBalancer"), "internet-facing", "internal")}}))
                .exposure()
                .level,
            ExposureLevel::internal);
  EXPECT_EQ(NetworkScope(with(tables, {{"elbv2.TargetHealthDescription",
                                        replaced(tables.at("elbv2.TargetHealthDescription"), "healthy", "unused")}}))
                .exposure()
                .level,
            ExposureLevel::internal);
}

TEST(LoadBalancerPaths, AnUnhealthyTargetStillCounts) {
  const Tables tables = balanced();

  EXPECT_EQ(NetworkScope(with(tables, {{"elbv2.TargetHealthDescription",
                                        replaced(tables.at("elbv2.TargetHealthDescription"), "healthy", "unhealthy")}}))
                .exposure()
                .level,
            ExposureLevel::internet);
}

TEST(LoadBalancerPaths, OnlyForwardsWithWeightLeadOn) {
  const auto level = [](const std::string& action) {
    const Tables tables = balanced();
    return NetworkScope(
               with(tables, {{"elbv2.Listener", replaced(tables.at("elbv2.Listener"),
                                                         R"({"Type": "forward", "TargetGroupArn": "tg-1"})", action)}}))
        .exposure()
        .level;
  };

  EXPECT_EQ(level(R"({"Type": "redirect"})"), ExposureLevel::internal);
  EXPECT_EQ(
      level(R"({"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "tg-1", "Weight": 0}]}})"),
      ExposureLevel::internal);
  EXPECT_EQ(
      level(R"({"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "tg-1", "Weight": 1}]}})"),
      ExposureLevel::internet);
}

TEST(LoadBalancerPaths, ARuleLeadsOnWhereTheDefaultActionDoesNot) {
  Tables tables = balanced();
  tables["elbv2.Listener"] = replaced(tables["elbv2.Listener"], R"({"Type": "forward", "TargetGroupArn": "tg-1"})",
                                      R"({"Type": "fixed-response"})");
  const Tables ruled = with(tables, {{"elbv2.Rule", R"({"ls-1": [{"RuleArn": "r", "Actions": [{"Type": "forward",
      "TargetGroupArn": "tg-1"}]}]})"}});
  const Tables unread = with(tables, {{"elbv2.Rule", R"({"ls-1": {"gap": "denied"}})"}});

  EXPECT_EQ(NetworkScope(ruled).exposure().level, ExposureLevel::internet);
  const Exposure unknown = NetworkScope(unread).exposure();
  EXPECT_EQ(unknown.level, ExposureLevel::unknown);
  EXPECT_EQ(missing_permission(unknown.evidence), "elbv2:DescribeRules");
}

TEST(LoadBalancerPaths, AClosedGroupOfTheLoadBalancerOrOfTheInstanceClosesThePath) {
  const Tables tables = balanced();
  const std::string& groups = tables.at("ec2.SecurityGroup");

  EXPECT_EQ(
      NetworkScope(with(tables, {{"ec2.SecurityGroup", replaced(groups, "0.0.0.0/0", "10.0.0.0/8")}})).exposure().level,
      ExposureLevel::internal);
  EXPECT_EQ(NetworkScope(with(tables, {{"ec2.SecurityGroup",
                                        replaced(groups, R"({"GroupId": "sg-lb"}])", R"({"GroupId": "sg-x"}])")}}))
                .exposure()
                .level,
            ExposureLevel::internal);
}

TEST(LoadBalancerPaths, TheInstanceMayNameTheLoadBalancersSubnetInstead) {
  const Tables tables = balanced();

  EXPECT_EQ(NetworkScope(with(tables, {{"ec2.SecurityGroup", replaced(tables.at("ec2.SecurityGroup"),
                                                                      R"("UserIdGroupPairs": [{"GroupId": "sg-lb"}])",
                                                                      R"("IpRanges": [{"CidrIp": "10.0.2.0/24"}])")}}))
                .exposure()
                .level,
            ExposureLevel::internet);
}

TEST(LoadBalancerPaths, TargetsByAddressAreFoundByTheInstancesAddresses) {
  const Tables tables = balanced();

  EXPECT_EQ(NetworkScope(with(tables, {{"elbv2.TargetGroup",
                                        replaced(tables.at("elbv2.TargetGroup"), R"("instance")", R"("ip")")},
                                       {"elbv2.TargetHealthDescription",
                                        replaced(tables.at("elbv2.TargetHealthDescription"), "i-1", "10.0.1.10")}}))
                .exposure()
                .level,
            ExposureLevel::internet);
}

TEST(LoadBalancerPaths, TargetsByAddressAreFoundInBlocksDelegatedToTheInstance) {
  const Tables tables = balanced();
  const auto level = [&](const std::string& target) {
    return NetworkScope(with(tables, {{"ec2.Instance", replaced(tables.at("ec2.Instance"), R"("Attachment")",
                                                                R"("Ipv4Prefixes": [{"Ipv4Prefix": "10.0.3.16/28"}],
                                                        "Ipv6Prefixes": [{"Ipv6Prefix": "2600:1f18:0:1::/80"}],
                                                        "Attachment")")},
                                      {"elbv2.TargetGroup",
                                       replaced(tables.at("elbv2.TargetGroup"), R"("instance")", R"("ip")")},
                                      {"elbv2.TargetHealthDescription",
                                       replaced(tables.at("elbv2.TargetHealthDescription"), "i-1", target)}}))
        .exposure()
        .level;
  };

  EXPECT_EQ(level("10.0.3.20"), ExposureLevel::internet);
  EXPECT_EQ(level("2600:1f18:0:1::7"), ExposureLevel::internet);
  EXPECT_EQ(level("10.0.3.32"), ExposureLevel::internal);
}

TEST(LoadBalancerPaths, WhatCouldNotBeReadIsUnknown) {
  for (const auto& [table, facts] : Tables{{"elbv2.LoadBalancer", R"({"gap": "denied"})"},
                                           {"elbv2.TargetGroup", R"({"gap": "denied"})"},
                                           {"elbv2.Listener", R"({"lb-1": {"gap": "denied"}})"},
                                           {"elbv2.TargetHealthDescription", R"({"tg-1": {"gap": "denied"}})"}}) {
    const Exposure exposure = NetworkScope(with(balanced(), {{table, facts}})).exposure();

    EXPECT_EQ(exposure.level, ExposureLevel::unknown) << table;
    EXPECT_NE(missing_permission(exposure.evidence), "") << table;
  }
}

TEST(LoadBalancerPaths, UnreadClassicOnesMatterWhereNothingElseLeadsToIt) {
  const std::string denied = R"({"gap": "denied"})";

  EXPECT_EQ(NetworkScope(with(balanced(), {{"elb.LoadBalancerDescription", denied}})).exposure().level,
            ExposureLevel::internet);
  EXPECT_EQ(NetworkScope(with(balanced(), {{"elb.LoadBalancerDescription", denied}, {"elbv2.LoadBalancer", "[]"}}))
                .exposure()
                .level,
            ExposureLevel::unknown);
}

TEST(LoadBalancerPaths, ThroughANetworkLoadBalancerTheInstanceSeesTheClients) {
  const std::string from_clients = R"("IpRanges": [{"CidrIp": "198.51.100.0/24"}])";
  const std::string from_balancer = R"("IpRanges": [{"CidrIp": "10.0.2.0/24"}])";
  const Exposure exposure = NetworkScope(network_balanced(from_clients)).exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_EQ(exposure.breadth, Breadth::narrow);
  EXPECT_EQ(NetworkScope(network_balanced(from_balancer)).exposure().level, ExposureLevel::internal);
}

TEST(LoadBalancerPaths, ABlocklistTurnsAwaySomeOfTheClients) {
  const Tables world = network_balanced(R"("IpRanges": [{"CidrIp": "0.0.0.0/0"}])");
  const auto denying = [&](const std::string& block) {
    return NetworkScope(with(world, {{"ec2.NetworkAcl", replaced(open_vpc().at("ec2.NetworkAcl"), R"("Entries": [)",
                                                                 R"("Entries": [{"RuleNumber": 10, "Protocol": "-1",
                                               "RuleAction": "deny", "Egress": false, "CidrBlock": ")" +
                                                                     block + R"("},)")}}))
        .exposure();
  };

  EXPECT_EQ(denying("185.220.101.0/24").level, ExposureLevel::internet);
  EXPECT_EQ(denying("185.220.101.0/24").breadth, Breadth::world);
  EXPECT_EQ(denying("0.0.0.0/0").level, ExposureLevel::internal);
}

TEST(LoadBalancerPaths, WithoutTheClientsAddressTheLoadBalancersCounts) {
  const Tables off = {
      {"elbv2.TargetGroupAttribute", R"({"tg-1": [{"Key": "preserve_client_ip.enabled", "Value": "false"}]})"}};
  const std::string from_balancer = R"("IpRanges": [{"CidrIp": "10.0.2.0/24"}])";

  EXPECT_EQ(NetworkScope(with(network_balanced(from_balancer), off)).exposure().level, ExposureLevel::internet);
  EXPECT_EQ(NetworkScope(with(network_balanced(from_balancer),
                              {{"elbv2.TargetGroupAttribute", R"({"tg-1": {"gap": "denied"}})"}}))
                .exposure()
                .level,
            ExposureLevel::unknown);
}

TEST(LoadBalancerPaths, ANetworkLoadBalancerWithGroupsIsJudgedByThem) {
  const std::string from_balancer = R"("UserIdGroupPairs": [{"GroupId": "sg-lb"}])";

  EXPECT_EQ(NetworkScope(network_balanced(from_balancer, R"(["sg-lb"])")).exposure().level, ExposureLevel::internet);
  EXPECT_EQ(NetworkScope(network_balanced(from_balancer)).exposure().level, ExposureLevel::internal);
}

TEST(LoadBalancerPaths, ANetworkLoadBalancerMayStandBeforeAnInternalApplicationOne) {
  Tables tables = balanced();
  tables["elbv2.LoadBalancer"] = R"([
      {"LoadBalancerArn": "nlb", "LoadBalancerName": "front", "Type": "network", "Scheme": "internet-facing",
       "State": {"Code": "active"}, "VpcId": "vpc-1", "AvailabilityZones": [{"SubnetId": "subnet-2"}]},
      {"LoadBalancerArn": "lb-1", "LoadBalancerName": "web", "Type": "application", "Scheme": "internal",
       "State": {"Code": "active"}, "VpcId": "vpc-1", "SecurityGroups": ["sg-lb"],
       "AvailabilityZones": [{"SubnetId": "subnet-2"}]}])";
  tables["elbv2.Listener"] = R"({
      "nlb": [{"ListenerArn": "ls-0", "Port": 8443, "Protocol": "TCP",
               "DefaultActions": [{"Type": "forward", "TargetGroupArn": "tg-alb"}]}],
      "lb-1": [{"ListenerArn": "ls-1", "Port": 443, "Protocol": "HTTPS",
                "DefaultActions": [{"Type": "forward", "TargetGroupArn": "tg-1"}]}]})";
  tables["elbv2.TargetGroup"] = R"([
      {"TargetGroupArn": "tg-alb", "TargetGroupName": "to-web", "Protocol": "TCP", "Port": 443, "VpcId": "vpc-1",
       "TargetType": "alb", "LoadBalancerArns": ["nlb"]},
      {"TargetGroupArn": "tg-1", "TargetGroupName": "app", "Protocol": "HTTP", "Port": 8080, "VpcId": "vpc-1",
       "TargetType": "instance", "LoadBalancerArns": ["lb-1"]}])";
  tables["elbv2.TargetHealthDescription"] = R"({
      "tg-alb": [{"Target": {"Id": "lb-1", "Port": 443}, "TargetHealth": {"State": "healthy"}}],
      "tg-1": [{"Target": {"Id": "i-1", "Port": 8080}, "TargetHealth": {"State": "healthy"}}]})";

  const Exposure exposure = NetworkScope(tables).exposure();

  ASSERT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_EQ(exposure.paths->front().ports, "tcp/8443");
  EXPECT_NE(exposure.paths->front().via.find("load balancer web, target group app"), std::string::npos);
}

TEST(LoadBalancerPaths, AClassicOneLeadsToItsInstances) {
  Tables tables = balanced();
  for (const char* table : {"elbv2.LoadBalancer", "elbv2.TargetGroup"}) tables[table] = "[]";
  tables["elb.LoadBalancerDescription"] = R"([{"LoadBalancerName": "old", "Scheme": "internet-facing",
      "Subnets": ["subnet-2"], "SecurityGroups": ["sg-lb"], "Instances": [{"InstanceId": "i-1"}],
      "ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 443, "InstancePort": 8080}}]}])";

  const Exposure exposure = NetworkScope(tables).exposure();

  ASSERT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_EQ(exposure.paths->front().via, "classic load balancer old, listener HTTPS 443");
}

}  // namespace
}  // namespace patchtriage
