#include "assess/network_facts_for_test.h"

namespace patchtriage {
namespace {

const std::string kRoutes = "ec2.RouteTable";
const std::string kGroups = "ec2.SecurityGroup";

TEST(Exposure, NamesInterfaceAddressGatewayAndPort) {
  const Exposure exposure = NetworkScope().exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internet);
  ASSERT_EQ(exposure.paths->size(), 1U);
  EXPECT_EQ(exposure.paths->front().via, "eni-1 203.0.113.7 igw-1");
  EXPECT_EQ(exposure.paths->front().ports, "tcp/443");
  EXPECT_EQ(exposure.breadth, Breadth::world);
  EXPECT_FALSE(exposure.paths->front().evidence.empty());
}

TEST(Exposure, ASecondaryAddressCountsAsWell) {
  const Exposure exposure =
      NetworkScope(
          {{"ec2.Instance",
            changed(
                "ec2.Instance", R"("Primary": true,
                  "Association": {"PublicIp": "203.0.113.7"}})",
                R"("Primary": true}, {"PrivateIpAddress": "10.0.1.11", "Association": {"PublicIp": "203.0.113.8"}})")}})
          .exposure();

  ASSERT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_EQ(exposure.paths->front().via, "eni-1 203.0.113.8 igw-1");
}

TEST(Exposure, WithoutAPublicAddressItIsInternalEvenWhereRoutesAreDenied) {
  const Exposure exposure = NetworkScope({{"ec2.Instance", changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"})",
                                                                   "")},
                                          {kRoutes, R"({"gap": "denied"})"}})
                                .exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internal);
  EXPECT_TRUE(exposure.paths->empty());
  EXPECT_FALSE(exposure.evidence.empty());
}

TEST(Exposure, WhereAServiceOfAwsEntersBesideItIsUnknown) {
  const std::string no_address = changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"})",
                                         "");
  const auto level = [&](const std::string& interfaces, const std::string& groups) {
    return NetworkScope({{"ec2.Instance", no_address}, {"ec2.NetworkInterface", interfaces}, {kGroups, groups}})
        .exposure()
        .level;
  };
  const std::string accelerator = R"([{"NetworkInterfaceId": "eni-9", "InterfaceType": "global_accelerator_managed",
      "SubnetId": "subnet-1", "VpcId": "vpc-1"}])";
  const std::string for_balancer = R"([{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80,
      "ToPort": 80, "UserIdGroupPairs": [{"GroupId": "sg-cdn"}]}]}, {"GroupId": "sg-cdn", "VpcId": "vpc-1",
      "GroupName": ")";

  EXPECT_EQ(level(accelerator, open_vpc().at(kGroups)), ExposureLevel::unknown);
  EXPECT_EQ(level(accelerator, R"([{"GroupId": "sg-1"}])"), ExposureLevel::internal);
  EXPECT_EQ(level("[]", open_vpc().at(kGroups)), ExposureLevel::internal);
  EXPECT_EQ(level("[]", for_balancer + R"(CloudFront-VPCOrigins-Service-SG"}])"), ExposureLevel::unknown);
  EXPECT_EQ(level("[]", for_balancer + R"(balancer"}])"), ExposureLevel::internal);
}

TEST(Exposure, AListingThatIsDeniedIsUnknownNeverInternal) {
  for (const auto& [table, permission] : Tables{{kRoutes, "ec2:DescribeRouteTables"},
                                                {kGroups, "ec2:DescribeSecurityGroups"},
                                                {"ec2.NetworkAcl", "ec2:DescribeNetworkAcls"},
                                                {"ec2.Subnet", "ec2:DescribeSubnets"},
                                                {"ec2.InternetGateway", "ec2:DescribeInternetGateways"}}) {
    const Exposure exposure = NetworkScope({{table, R"({"gap": "denied"})"}}).exposure();

    EXPECT_EQ(exposure.level, ExposureLevel::unknown) << table;
    EXPECT_FALSE(exposure.paths) << table;
    EXPECT_EQ(missing_permission(exposure.evidence), permission);
  }
}

TEST(Exposure, ASharedSubnetIsUnknown) {
  const Exposure exposure =
      NetworkScope({{"ec2.Subnet", changed("ec2.Subnet", "111111111111", "222222222222")}}).exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::unknown);
}

TEST(Exposure, AnAsymmetricReturnPathIsNotExposed) {
  const Exposure exposure =
      NetworkScope({{kRoutes, changed(kRoutes, R"("GatewayId": "igw-1")", R"("NatGatewayId": "nat-1")")}}).exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internal);
}

TEST(Exposure, ABlackholeIsNoWayIn) {
  const Exposure exposure =
      NetworkScope(
          {{kRoutes, changed(kRoutes, R"("State": "active", "Origin": "CreateRoute")", R"("State": "blackhole")")}})
          .exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internal);
}

TEST(Exposure, AnEdgeTableIsNoTableOfTheSubnet) {
  const Exposure exposure = NetworkScope({{kRoutes, R"([{"RouteTableId": "rtb-edge", "VpcId": "vpc-1",
          "Associations": [{"GatewayId": "igw-1"}], "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1"}]},
          {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": []}])"}})
                                .exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internal);
}

TEST(Exposure, AnApplianceThatSeesBothDirectionsIsAWayIn) {
  const std::string own = R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
      "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "vpce-fw"}]})";
  const std::string edge = R"({"RouteTableId": "rtb-edge", "VpcId": "vpc-1", "Associations": [{"GatewayId": "igw-1"}],
      "Routes": [{"DestinationCidrBlock": "10.0.1.0/24", "GatewayId": "vpce-fw"}]})";

  EXPECT_EQ(NetworkScope({{kRoutes, "[" + own + "]"}}).exposure().level, ExposureLevel::internal);
  const Exposure inspected = NetworkScope({{kRoutes, "[" + own + "," + edge + "]"}}).exposure();
  EXPECT_EQ(inspected.level, ExposureLevel::internet);
  EXPECT_EQ(inspected.paths->front().via, "eni-1 203.0.113.7 vpce-fw igw-1");
}

TEST(Exposure, ADetachedGatewayLeadsNowhere) {
  EXPECT_EQ(NetworkScope({{"ec2.InternetGateway", R"([{"InternetGatewayId": "igw-1"}])"}}).exposure().level,
            ExposureLevel::internal);
}

TEST(Exposure, TheNetworkAclNarrowsPortsAndSources) {
  const Exposure exposure =
      NetworkScope({{kGroups, changed(kGroups, R"("tcp", "FromPort": 443,
          "ToPort": 443)",
                                      R"("-1")")},
                    {"ec2.NetworkAcl",
                     changed("ec2.NetworkAcl",
                             R"("Protocol": "-1", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0")",
                             R"("Protocol": "6", "RuleAction": "allow", "Egress": false,
                    "CidrBlock": "198.51.100.0/24", "PortRange": {"From": 8000, "To": 8010})")}})
          .exposure();

  ASSERT_EQ(exposure.level, ExposureLevel::internet);
  ASSERT_EQ(exposure.paths->size(), 1U);
  EXPECT_EQ(exposure.paths->front().ports, "tcp/8000-8010");
  EXPECT_EQ(exposure.breadth, Breadth::narrow);
}

TEST(Exposure, EveryPortOfBothProtocolsIsAll) {
  const Exposure exposure = NetworkScope({{kGroups, changed(kGroups, R"("tcp", "FromPort": 443,
          "ToPort": 443)",
                                                            R"("-1")")}})
                                .exposure();

  ASSERT_EQ(exposure.paths->size(), 1U);
  EXPECT_EQ(exposure.paths->front().ports, "all");
}

TEST(Exposure, RulesForPingPrivateSourcesAndOtherGroupsOpenNothing) {
  const std::string rules = R"([{"GroupId": "sg-1", "IpPermissions": [
      {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
      {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
       "UserIdGroupPairs": [{"GroupId": "sg-2"}]}]}])";

  EXPECT_EQ(NetworkScope({{kGroups, rules}}).exposure().level, ExposureLevel::internal);
}

TEST(Exposure, APrefixListIsReadOrNamedAsMissing) {
  const std::string rules =
      R"([{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,
      "PrefixListIds": [{"PrefixListId": "pl-1"}]}]}])";

  const Exposure read =
      NetworkScope({{kGroups, rules}, {"ec2.PrefixListEntry", R"({"pl-1": [{"Cidr": "198.51.100.0/28"}]})"}})
          .exposure();
  EXPECT_EQ(read.level, ExposureLevel::internet);
  EXPECT_EQ(read.breadth, Breadth::narrow);
  const Exposure denied =
      NetworkScope({{kGroups, rules}, {"ec2.PrefixListEntry", R"({"pl-1": {"gap": "denied"}})"}}).exposure();
  EXPECT_EQ(denied.level, ExposureLevel::unknown);
  EXPECT_EQ(missing_permission(denied.evidence), "ec2:GetManagedPrefixListEntries");
}

TEST(Exposure, AGroupThatIsNotListedIsUnknown) {
  EXPECT_EQ(NetworkScope({{kGroups, "[]"}}).exposure().level, ExposureLevel::unknown);
}

TEST(Exposure, Ipv6HasItsOwnRoutesAndRules) {
  const std::string instance = changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"}}])",
                                       R"(}], "Ipv6Addresses": [{"Ipv6Address": "2600:1f18::7"}])");
  const std::string groups =
      changed(kGroups, R"("IpRanges": [{"CidrIp": "0.0.0.0/0"}])", R"("Ipv6Ranges": [{"CidrIpv6": "::/0"}])");
  const std::string acl = changed(
      "ec2.NetworkAcl",
      R"({"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0"},)",
      R"({"RuleNumber": 101, "Protocol": "-1", "RuleAction": "allow", "Egress": false, "Ipv6CidrBlock": "::/0"},
           {"RuleNumber": 101, "Protocol": "-1", "RuleAction": "allow", "Egress": true, "Ipv6CidrBlock": "::/0"},)");
  const auto exposure = [&](const std::string& route, const std::string& interfaces) {
    return NetworkScope({{"ec2.Instance", instance},
                         {kGroups, groups},
                         {"ec2.NetworkAcl", acl},
                         {"ec2.NetworkInterface", interfaces},
                         {kRoutes, changed(kRoutes, R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1")",
                                           R"({"DestinationIpv6CidrBlock": "::/0", )" + route)}})
        .exposure();
  };

  const Exposure open = exposure(R"("GatewayId": "igw-1")", "[]");
  EXPECT_EQ(open.level, ExposureLevel::internet);
  EXPECT_EQ(open.paths->front().via, "eni-1 2600:1f18::7 igw-1");
  EXPECT_EQ(open.breadth, Breadth::world);
  EXPECT_EQ(exposure(R"("EgressOnlyInternetGatewayId": "eigw-1")", "[]").level, ExposureLevel::internal);
  EXPECT_EQ(
      exposure(R"("GatewayId": "igw-1")", R"([{"NetworkInterfaceId": "eni-1", "DenyAllIgwTraffic": true}])").level,
      ExposureLevel::internal);
  EXPECT_EQ(exposure(R"("GatewayId": "igw-1")", R"({"gap": "denied"})").level, ExposureLevel::unknown);
}

TEST(Exposure, AStoppedInstanceWithAnElasticAddressIsExposedWhenStarted) {
  const Exposure exposure = NetworkScope({{"ec2.Instance", changed("ec2.Instance", "running", "stopped")}}).exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_NE(exposure.evidence.front().claim.find("started"), std::string::npos);
}

TEST(Exposure, BlockPublicAccessClosesTheGatewayUnlessExcluded) {
  const std::string options = R"([{"InternetGatewayBlockMode": "block-ingress"}])";
  const auto level = [&](const std::string& exclusion) {
    return NetworkScope(
               {{"ec2.VpcBlockPublicAccessOptions", options}, {"ec2.VpcBlockPublicAccessExclusion", exclusion}})
        .exposure()
        .level;
  };

  EXPECT_EQ(level("[]"), ExposureLevel::internal);
  EXPECT_EQ(level(R"([{"ExclusionId": "e", "ResourceArn": "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-1",
      "InternetGatewayExclusionMode": "allow-bidirectional", "State": "create-complete"}])"),
            ExposureLevel::internet);
  EXPECT_EQ(level(R"([{"ExclusionId": "e", "ResourceArn": "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1",
      "InternetGatewayExclusionMode": "allow-egress", "State": "create-complete"}])"),
            ExposureLevel::internal);
  EXPECT_EQ(level(R"({"gap": "denied"})"), ExposureLevel::unknown);
}

TEST(Exposure, TheSubnetsOwnFieldTellsWhatBlockPublicAccessDoes) {
  EXPECT_EQ(NetworkScope({{"ec2.Subnet", changed("ec2.Subnet", R"("CidrBlock": "10.0.1.0/24")",
                                                 R"("CidrBlock": "10.0.1.0/24",
                  "BlockPublicAccessStates": {"InternetGatewayBlockMode": "block-bidirectional"})")}})
                .exposure()
                .level,
            ExposureLevel::internal);
}

TEST(Exposure, WhereOnlyBlockPublicAccessIsUnreadTheOpenPathStaysAndNamesTheGap) {
  const Exposure exposure = NetworkScope({{"ec2.VpcBlockPublicAccessOptions", R"({"gap": "denied"})"}}).exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internet);
  EXPECT_EQ(missing_permission(exposure.paths->front().evidence), "ec2:DescribeVpcBlockPublicAccessOptions");
}

TEST(Exposure, BroadSourcesAreLessThanTheWorldAndMoreThanNarrow) {
  const auto breadth = [](const std::string& source) {
    return NetworkScope({{kGroups, changed(kGroups, "0.0.0.0/0", source)}}).exposure().breadth;
  };

  EXPECT_EQ(breadth("198.0.0.0/8"), Breadth::broad);
  EXPECT_EQ(breadth("198.51.100.0/24"), Breadth::narrow);
}

TEST(Exposure, AnInspectorFindingIsReportedWhereTheRecordsSayOtherwise) {
  const Exposure exposure = NetworkScope({{kGroups, R"([{"GroupId": "sg-1"}])"},
                                          {"inspector2.Finding", R"([{"findingArn": "f", "type": "NETWORK_REACHABILITY",
      "status": "ACTIVE", "title": "Port 22 is reachable", "resources": [{"id": "i-1"}]}])"}})
                                .exposure();

  EXPECT_EQ(exposure.level, ExposureLevel::internal);
  EXPECT_EQ(exposure.evidence.back().provenance->source, "inspector2:ListFindings");
}

}  // namespace
}  // namespace patchtriage
