#include "assess/network/service_path.h"

#include <algorithm>
#include <functional>

#include "assess/network_facts_for_test.h"

namespace patchtriage {
namespace {

const std::string kRoutes = "ec2.RouteTable";

ServicePath path_of(const Tables& changes, std::string_view service = "ssm") {
  const NetworkScope scope(changes);
  return trace_service_path(scope.view(), scope.node(), service);
}

// "ok", "unknown", or the mechanisms in the way.
std::string outcome(const Tables& changes, std::string_view service = "ssm") {
  const ServicePath path = path_of(changes, service);
  if (path.is_open == Answer::yes) return "ok";
  if (path.is_open == Answer::unknown) return "unknown";
  std::string codes;
  for (const PathBlock& block : path.blocks) {
    EXPECT_FALSE(block.evidence.empty()) << block.code;
    codes += (codes.empty() ? "" : " ") + block.code;
  }
  return codes;
}

std::string routes_to(const std::string& target) {
  return changed(kRoutes, R"("GatewayId": "igw-1", "State": "active")", target + R"(, "State": "active")");
}

constexpr const char* kNat = R"([{"NatGatewayId": "nat-1", "State": "available", "ConnectivityType": "public",
    "SubnetId": "subnet-2", "VpcId": "vpc-1"}])";

// The instance's subnet routes to a NAT gateway in subnet-2, which has the way to the internet.
Tables behind_nat() {
  return {{kRoutes, R"([
      {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
       "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}]},
      {"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-2"}],
       "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}]}])"},
          {"ec2.NatGateway", kNat}};
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

// No way to the internet; an interface endpoint in subnet-2.
Tables behind_endpoint() {
  return {
      {kRoutes,
       changed(
           kRoutes,
           R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active", "Origin": "CreateRoute"})",
           R"({"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"})")},
      {"ec2.VpcEndpoint", R"([{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1",
              "ServiceName": "com.amazonaws.us-east-1.ssm", "State": "available", "PrivateDnsEnabled": true,
              "SubnetIds": ["subnet-2"], "NetworkInterfaceIds": ["eni-ep"], "Groups": [{"GroupId": "sg-ep"}]}])"},
      {"ec2.NetworkInterface", R"([{"NetworkInterfaceId": "eni-ep", "SubnetId": "subnet-2",
              "PrivateIpAddress": "10.0.2.20"}])"},
      {"ec2.SecurityGroup", R"([{"GroupId": "sg-1", "IpPermissionsEgress": [{"IpProtocol": "-1",
              "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}, {"GroupId": "sg-ep", "IpPermissions": [{"IpProtocol": "tcp",
              "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [{"GroupId": "sg-1"}]}]}])"}};
}

TEST(ServicePath, AnInternetGatewayNeedsAPublicAddress) {
  EXPECT_EQ(outcome({}), "ok");
  EXPECT_EQ(outcome({{"ec2.Instance", changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"})",
                                              "")}}),
            "network.no-route");
  EXPECT_EQ(outcome({{"ec2.InternetGateway", R"([{"InternetGatewayId": "igw-1"}])"}}), "network.no-route");
}

TEST(ServicePath, ANatGatewayNeedsItsOwnWayOut) {
  const Tables nat = behind_nat();

  EXPECT_EQ(outcome(nat), "ok");
  EXPECT_EQ(outcome(with(nat, {{"ec2.NatGateway", replaced(kNat, "available", "failed")}})), "network.nat-down");
  EXPECT_EQ(outcome(with(nat, {{"ec2.NatGateway", "[]"}})), "network.nat-down");
  EXPECT_EQ(
      outcome(with(nat, {{kRoutes, replaced(nat.at(kRoutes), R"("GatewayId": "igw-1")", R"("GatewayId": "local")")}})),
      "network.nat-down");
  EXPECT_EQ(
      outcome(with(
          nat, {{kRoutes, replaced(nat.at(kRoutes), R"("GatewayId": "igw-1")", R"("TransitGatewayId": "tgw-1")")}})),
      "unknown");
  EXPECT_EQ(outcome(with(nat, {{"ec2.NatGateway", R"({"gap": "denied"})"}})), "unknown");
}

TEST(ServicePath, ABlackholeToADeletedNatGatewayIsANatGatewayDown) {
  EXPECT_EQ(outcome({{kRoutes, changed(kRoutes, R"("GatewayId": "igw-1", "State": "active")",
                                       R"("NatGatewayId": "nat-9", "State": "blackhole")")}}),
            "network.nat-down");
}

TEST(ServicePath, WhatLeavesForOtherNetworksOrAppliancesIsUnknown) {
  EXPECT_EQ(outcome({{kRoutes, routes_to(R"("TransitGatewayId": "tgw-1")")}}), "unknown");
  EXPECT_EQ(outcome({{kRoutes, routes_to(R"("GatewayId": "vgw-1")")}}), "unknown");
  EXPECT_EQ(outcome({{kRoutes, routes_to(R"("GatewayId": "vpce-fw")")}}), "unknown");
  EXPECT_EQ(outcome({{kRoutes, routes_to(R"("VpcPeeringConnectionId": "pcx-1")")}}), "unknown");
}

TEST(ServicePath, ANatInstanceHasToBeAllowedToForward) {
  const Tables routed = {{kRoutes, routes_to(R"("NetworkInterfaceId": "eni-nat")")}};
  const auto with_check = [&](const std::string& check) {
    return with(routed,
                {{"ec2.NetworkInterface", R"([{"NetworkInterfaceId": "eni-nat", "SourceDestCheck": )" + check + "}]"}});
  };

  EXPECT_EQ(outcome(with_check("true")), "network.no-route");
  EXPECT_EQ(outcome(with_check("false")), "unknown");
}

TEST(ServicePath, WithoutARouteItDependsOnWhatTheVpcWasMeantToUse) {
  const Tables closed = {
      {kRoutes,
       changed(
           kRoutes,
           R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active", "Origin": "CreateRoute"})",
           R"({"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"})")}};

  EXPECT_EQ(outcome(closed), "network.no-route");
  EXPECT_EQ(outcome(with(closed, {{"ec2.InternetGateway", "[]"}})), "network.no-endpoints");
}

TEST(ServicePath, OtherConnectedNetworksMayShareEndpoints) {
  EXPECT_EQ(outcome({{kRoutes, changed(kRoutes, R"("DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1")",
                                       R"("DestinationCidrBlock": "10.8.0.0/16", "TransitGatewayId": "tgw-1")")}}),
            "unknown");
}

TEST(ServicePath, TheInstancesGroupsHaveToLetItOut) {
  const auto egress = [](const std::string& rule) {
    return Tables{{"ec2.SecurityGroup", R"([{"GroupId": "sg-1", "IpPermissionsEgress": [)" + rule + "]}]"}};
  };

  EXPECT_EQ(outcome(egress("")), "network.instance-sg-egress");
  EXPECT_EQ(outcome(egress(R"({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})")),
            "network.instance-sg-egress");
  EXPECT_EQ(
      outcome(egress(R"({"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]})")),
      "network.instance-sg-egress");
  EXPECT_EQ(outcome(egress(
                R"({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]})")),
            "ok");
  EXPECT_EQ(outcome(egress(
                R"({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "52.0.0.0/8"}]})")),
            "unknown");
}

TEST(ServicePath, TheNetworkAclHasToLetRepliesIn) {
  EXPECT_EQ(outcome({{"ec2.NetworkAcl",
                      changed("ec2.NetworkAcl",
                              R"("Protocol": "-1", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0")",
                              R"("Protocol": "6", "RuleAction": "allow", "Egress": false,
                  "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 443, "To": 443})")}}),
            "network.nacl");
  EXPECT_EQ(outcome({{"ec2.NetworkAcl", changed("ec2.NetworkAcl", R"("RuleAction": "allow", "Egress": true)",
                                                R"("RuleAction": "deny", "Egress": true)")}}),
            "network.nacl");
}

// Ports above the reserved ones that the ACL lets in beside HTTPS, from anywhere; out goes everything.
std::string acl_letting_in(const std::string& acl_id, const std::string& subnet, int first, int last) {
  return R"({"NetworkAclId": ")" + acl_id + R"(", "VpcId": "vpc-1", "Associations": [{"SubnetId": ")" + subnet +
         R"("}], "Entries": [
      {"RuleNumber": 90, "Protocol": "6", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0",
       "PortRange": {"From": 443, "To": 443}},
      {"RuleNumber": 100, "Protocol": "6", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0",
       "PortRange": {"From": )" +
         std::to_string(first) + R"(, "To": )" + std::to_string(last) + R"(}},
      {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": true, "CidrBlock": "0.0.0.0/0"}]})";
}

TEST(ServicePath, RepliesComeInOnThePortsThatClientsChoose) {
  const auto let_in = [](int first, int last) {
    return outcome({{"ec2.NetworkAcl", "[" + acl_letting_in("acl-1", "subnet-1", first, last) + "]"}});
  };
  const auto let_in_at_nat = [](int first, int last) {
    return outcome(
        with(behind_nat(), {{"ec2.NetworkAcl", "[" + acl_letting_in("acl-1", "subnet-1", 1024, 65535) + "," +
                                                   acl_letting_in("acl-2", "subnet-2", first, last) + "]"}}));
  };

  for (const auto& answer : {std::function(let_in), std::function(let_in_at_nat)}) {
    EXPECT_EQ(answer(3389, 3389), "network.nacl");
    EXPECT_EQ(answer(1024, 5000), "unknown");
    EXPECT_EQ(answer(49152, 65535), "unknown");
    EXPECT_EQ(answer(32768, 65535), "ok");
  }
}

TEST(ServicePath, ABlocklistInTheNetworkAclLeavesTheRest) {
  EXPECT_EQ(
      outcome({{"ec2.NetworkAcl", replaced(open_vpc().at("ec2.NetworkAcl"), R"("Entries": [)",
                                           R"("Entries": [{"RuleNumber": 10, "Protocol": "-1", "RuleAction": "deny",
                               "Egress": false, "CidrBlock": "185.220.101.0/24"},)")}}),
      "ok");
}

TEST(ServicePath, BlockPublicAccessInBothDirectionsClosesTheGateway) {
  const auto mode = [](const std::string& value) {
    return Tables{{"ec2.VpcBlockPublicAccessOptions", R"([{"InternetGatewayBlockMode": ")" + value + R"("}])"}};
  };

  EXPECT_EQ(outcome(mode("block-bidirectional")), "network.bpa");
  EXPECT_EQ(outcome(with(behind_nat(), mode("block-bidirectional"))), "network.bpa");
  EXPECT_EQ(outcome(with(behind_nat(), mode("block-ingress"))), "ok");
  EXPECT_EQ(outcome(with(mode("block-bidirectional"), {{"ec2.VpcBlockPublicAccessExclusion", R"([{"ExclusionId": "e",
      "ResourceArn": "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-1", "InternetGatewayExclusionMode": "allow-egress"}])"}})),
            "ok");
}

TEST(ServicePath, AnEndpointWithAPrivateNameIsTheOnlyWay) {
  const Tables endpoint = behind_endpoint();

  EXPECT_EQ(outcome(endpoint), "ok");
  EXPECT_EQ(outcome(endpoint, "ssmmessages"), "network.no-endpoints");
  const Tables open_but_named = {{"ec2.VpcEndpoint", endpoint.at("ec2.VpcEndpoint")},
                                 {"ec2.NetworkInterface", endpoint.at("ec2.NetworkInterface")},
                                 {"ec2.SecurityGroup", replaced(endpoint.at("ec2.SecurityGroup"),
                                                                R"({"GroupId": "sg-1"}])", R"({"GroupId": "sg-x"}])")}};
  EXPECT_EQ(outcome(open_but_named), "network.endpoint-sg");
}

TEST(ServicePath, WithoutTheVpcsNameSettingsItIsNotProvenWhatIsInTheWay) {
  const Tables endpoint = behind_endpoint();
  const Tables closed = with(
      endpoint, {{"ec2.SecurityGroup",
                  replaced(endpoint.at("ec2.SecurityGroup"), R"({"GroupId": "sg-1"}])", R"({"GroupId": "sg-x"}])")},
                 {"ec2.VpcAttribute",
                  R"({"vpc-1/enableDnsSupport": {"gap": "denied"}, "vpc-1/enableDnsHostnames": {"gap": "denied"}})"}});

  const ServicePath path = path_of(closed);

  ASSERT_EQ(path.is_open, Answer::no);
  EXPECT_FALSE(path.blocks.front().is_definite);
  EXPECT_TRUE(std::ranges::any_of(path.blocks.front().evidence, [](const Evidence& evidence) {
    return evidence.kind == Evidence::Kind::gap && evidence.provenance->source == ec2::VpcAttribute::kSource;
  }));
}

// The VPC hands out these name servers.
Tables asking(const std::string& server) {
  return {{"ec2.Vpc", changed("ec2.Vpc", R"("OwnerId")", R"("DhcpOptionsId": "dopt-1", "OwnerId")")},
          {"ec2.DhcpOptions", R"([{"DhcpOptionsId": "dopt-1", "DhcpConfigurations": [
              {"Key": "domain-name-servers", "Values": [{"Value": ")" +
                                  server + R"("}]}]}])"}};
}

TEST(ServicePath, NameServersOfOnesOwnMayNotLeadToTheEndpoint) {
  const Tables endpoint = behind_endpoint();
  const Tables closed = with(
      endpoint, {{"ec2.SecurityGroup",
                  replaced(endpoint.at("ec2.SecurityGroup"), R"({"GroupId": "sg-1"}])", R"({"GroupId": "sg-x"}])")}});
  const Tables beside_a_way_out = with(closed, {{kRoutes, open_vpc().at(kRoutes)}});

  EXPECT_EQ(outcome(with(beside_a_way_out, asking("10.9.0.53"))), "unknown");
  EXPECT_FALSE(path_of(with(closed, asking("10.9.0.53"))).blocks.front().is_definite);
  EXPECT_EQ(outcome(with(endpoint, asking("10.9.0.53"))), "unknown");
  for (const char* amazon : {"AmazonProvidedDNS", "169.254.169.253", "10.0.0.2", "fd00:ec2::253"}) {
    EXPECT_EQ(outcome(with(beside_a_way_out, asking(amazon))), "network.endpoint-sg") << amazon;
    EXPECT_TRUE(path_of(with(closed, asking(amazon))).blocks.front().is_definite) << amazon;
  }
}

TEST(ServicePath, TheEndpointsOwnHurdlesAreTold) {
  const Tables endpoint = behind_endpoint();

  EXPECT_EQ(outcome(with(endpoint, {{"ec2.SecurityGroup",
                                     replaced(endpoint.at("ec2.SecurityGroup"), "0.0.0.0/0", "192.168.0.0/16")}})),
            "network.instance-sg-egress");
  EXPECT_EQ(
      outcome(with(endpoint, {{"ec2.NetworkAcl", changed("ec2.NetworkAcl", R"("RuleAction": "allow", "Egress": true)",
                                                         R"("RuleAction": "deny", "Egress": true)")}})),
      "network.nacl");
  EXPECT_EQ(
      outcome(with(
          endpoint,
          {{"ec2.VpcEndpoint",
            replaced(
                endpoint.at("ec2.VpcEndpoint"), R"("PrivateDnsEnabled")",
                R"("PolicyDocument": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"logs:*\",\"Resource\":\"*\"}]}", "PrivateDnsEnabled")")}})),
      "network.endpoint-policy");
  EXPECT_EQ(outcome(with(endpoint, {{"ec2.VpcEndpoint", R"({"gap": "denied"})"}})), "unknown");
}

TEST(ServicePath, TheSameSubnetHasNoNetworkAclBetween) {
  Tables endpoint = behind_endpoint();
  endpoint["ec2.NetworkInterface"] = replaced(endpoint["ec2.NetworkInterface"], "subnet-2", "subnet-1");
  endpoint["ec2.NetworkAcl"] =
      changed("ec2.NetworkAcl", R"("RuleAction": "allow", "Egress": true)", R"("RuleAction": "deny", "Egress": true)");

  EXPECT_EQ(outcome(endpoint), "ok");
}

TEST(ServicePath, AnEndpointWithoutItsNameNeedsAnotherWay) {
  const Tables endpoint = behind_endpoint();
  const Tables unnamed =
      with(endpoint, {{"ec2.VpcEndpoint", replaced(endpoint.at("ec2.VpcEndpoint"), R"("PrivateDnsEnabled": true)",
                                                   R"("PrivateDnsEnabled": false)")}});
  const Tables no_hostnames =
      with(endpoint, {{"ec2.VpcAttribute", changed("ec2.VpcAttribute", R"("EnableDnsHostnames": {"Value": true})",
                                                   R"("EnableDnsHostnames": {"Value": false})")}});

  EXPECT_EQ(outcome(unnamed), "network.dns");
  EXPECT_FALSE(path_of(unnamed).blocks.front().is_definite);
  EXPECT_EQ(outcome(no_hostnames), "network.dns");
  EXPECT_TRUE(path_of(no_hostnames).blocks.front().is_definite);
  EXPECT_EQ(outcome(with(no_hostnames, {{kRoutes, open_vpc().at(kRoutes)}})), "ok");
}

TEST(ServicePath, Ipv6AloneIsNotEnoughForAnAgentThatMayNotUseIt) {
  EXPECT_EQ(
      outcome({{"ec2.Instance", changed("ec2.Instance", R"(,
                  "Association": {"PublicIp": "203.0.113.7"}}])",
                                        R"(}], "Ipv6Addresses": [{"Ipv6Address": "2600:1f18::7"}])")},
               {kRoutes, changed(kRoutes, R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1")",
                                 R"({"DestinationIpv6CidrBlock": "::/0", "EgressOnlyInternetGatewayId": "eigw-1")")},
               {"ec2.SecurityGroup",
                changed("ec2.SecurityGroup", R"({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]})",
                        R"({"IpProtocol": "-1", "Ipv6Ranges": [{"CidrIpv6": "::/0"}]})")},
               {"ec2.NetworkAcl", replaced(changed("ec2.NetworkAcl", R"("Egress": true, "CidrBlock": "0.0.0.0/0")",
                                                   R"("Egress": true, "Ipv6CidrBlock": "::/0")"),
                                           R"("Egress": false, "CidrBlock": "0.0.0.0/0")",
                                           R"("Egress": false, "Ipv6CidrBlock": "::/0")")}}),
      "unknown");
}

// S3 by a gateway endpoint, and nothing else by anything.
Tables behind_gateway() {
  return {{kRoutes, changed(kRoutes, R"("DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1")",
                            R"("DestinationPrefixListId": "pl-s3", "GatewayId": "vpce-s3")")},
          {"ec2.VpcEndpoint", R"([{"VpcEndpointId": "vpce-s3", "VpcEndpointType": "Gateway", "VpcId": "vpc-1",
          "ServiceName": "com.amazonaws.us-east-1.s3", "State": "available", "RouteTableIds": ["rtb-1"]}])"},
          {"ec2.PrefixListEntry", R"({"pl-s3": [{"Cidr": "52.216.0.0/15"}]})"}};
}

TEST(ServicePath, AGatewayEndpointCarriesS3) {
  const Tables gateway = behind_gateway();

  EXPECT_EQ(outcome(gateway, "s3"), "ok");
  EXPECT_EQ(outcome(gateway, "ssm"), "network.no-route");
  EXPECT_EQ(
      outcome(with(gateway, {{"ec2.SecurityGroup", R"([{"GroupId": "sg-1", "IpPermissionsEgress": [{"IpProtocol": "tcp",
      "FromPort": 443, "ToPort": 443, "PrefixListIds": [{"PrefixListId": "pl-s3"}]}]}])"},
                             {"ec2.PrefixListEntry", R"({"pl-s3": {"gap": "denied"}})"}}),
              "s3"),
      "ok");
}

TEST(ServicePath, AnEndpointsPolicyHasToNameTheBucketsOfTheRegion) {
  const auto naming = [](const std::string& region, const std::vector<std::string>& buckets) {
    std::string resources;
    for (const std::string& bucket : buckets) {
      resources += std::string(resources.empty() ? "" : ",") + R"(\"arn:aws:s3:::)" + bucket + R"(/*\")";
    }
    const std::string gateway = replaced(behind_gateway().at("ec2.VpcEndpoint"), R"("RouteTableIds")",
                                         R"("PolicyDocument": "{\"Statement\":[{\"Effect\":\"Allow\",)"
                                         R"(\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":[)" +
                                             resources + R"(]}]}", "RouteTableIds")");
    return outcome(with(behind_gateway(), {{"region", '"' + region + '"'}, {"ec2.VpcEndpoint", gateway}}), "s3");
  };

  EXPECT_EQ(naming("us-east-1", {"aws-ssm-us-east-1", "patch-baseline-snapshot-us-east-1"}), "network.endpoint-policy");
  EXPECT_EQ(naming("us-east-1",
                   {"aws-ssm-us-east-1", "patch-baseline-snapshot-us-east-1", "aws-patch-manager-us-east-1-1970c647d"}),
            "ok");
  EXPECT_EQ(naming("af-south-1", {"aws-ssm-af-south-1", "patch-baseline-snapshot-af-south-1-tbxdb5b9",
                                  "aws-patch-manager-af-south-1-*"}),
            "ok");
  // Of these Regions the payload's bucket isn't known by its whole name.
  EXPECT_EQ(naming("eu-central-2", {"aws-ssm-eu-central-2", "patch-baseline-snapshot-eu-central-2",
                                    "aws-patch-manager-eu-central-2-123abc456"}),
            "unknown");
  EXPECT_EQ(naming("eu-central-2", {"aws-ssm-eu-central-2", "patch-baseline-snapshot-eu-central-2",
                                    "aws-patch-manager-eu-central-2-*"}),
            "ok");
}

TEST(ServicePath, AnInterfaceEndpointForOutsideLeavesS3ToTheGateway) {
  // It lets in other networks' addresses only.
  const auto both_ways = [](const std::string& options) {
    std::string endpoints = behind_gateway().at("ec2.VpcEndpoint");
    endpoints.insert(endpoints.rfind(']'), R"(, {"VpcEndpointId": "vpce-2", "VpcEndpointType": "Interface",
        "VpcId": "vpc-1", "ServiceName": "com.amazonaws.us-east-1.s3", "State": "available",
        "PrivateDnsEnabled": true, "SubnetIds": ["subnet-2"], "NetworkInterfaceIds": ["eni-ep"],
        "Groups": [{"GroupId": "sg-ep"}])" + options +
                                               "}");
    const std::string groups =
        replaced(behind_endpoint().at("ec2.SecurityGroup"), R"("UserIdGroupPairs": [{"GroupId": "sg-1"}])",
                 R"("IpRanges": [{"CidrIp": "10.200.0.0/16"}])");
    return outcome(with(behind_gateway(), {{"ec2.VpcEndpoint", endpoints},
                                           {"ec2.NetworkInterface", behind_endpoint().at("ec2.NetworkInterface")},
                                           {"ec2.SecurityGroup", groups}}),
                   "s3");
  };
  const auto for_outside = [&](const std::string& value) {
    return both_ways(R"(, "DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": )" + value + "}");
  };

  EXPECT_EQ(for_outside("true"), "ok");
  EXPECT_EQ(for_outside("false"), "network.endpoint-sg");
  EXPECT_EQ(both_ways(""), "unknown");
}

TEST(ServicePath, ASharedSubnetIsUnknown) {
  EXPECT_EQ(outcome({{"ec2.Subnet", changed("ec2.Subnet", "111111111111", "222222222222")}}), "unknown");
}

}  // namespace
}  // namespace patchtriage
