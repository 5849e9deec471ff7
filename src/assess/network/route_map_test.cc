#include "assess/network/route_map.h"

#include "assess/network/network_index.h"
#include "assess/network_facts_for_test.h"

namespace patchtriage {
namespace {

std::string table_with(const std::string& routes) {
  return R"([{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [)" + routes +
         "]}]";
}

// Where the subnet's routes send an address; empty where they don't.
std::string target(const std::string& routes, const std::string& address, const Tables& more = {}) {
  Tables tables = more;
  tables["ec2.RouteTable"] = table_with(routes);
  const NetworkScope scope(tables);
  const RouteMap map =
      make_route_map(scope.view(), *scope.view().once<NetworkIndex>().effective_table("subnet-1", "vpc-1"));
  const RouteSegment* segment = map.find(*parse_ip_address(address));
  if (segment == nullptr) return "";
  return segment->is_certain ? segment->target_id : "not certain";
}

TEST(RouteMap, TheMoreSpecificRouteWinsWhateverItsOrigin) {
  const std::string routes = R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "Origin": "CreateRoute"},
      {"DestinationCidrBlock": "198.51.100.0/24", "GatewayId": "vgw-1", "Origin": "EnableVgwRoutePropagation"})";

  EXPECT_EQ(target(routes, "198.51.100.9"), "vgw-1");
  EXPECT_EQ(target(routes, "198.51.101.9"), "igw-1");
}

TEST(RouteMap, AStaticRouteBeatsAPropagatedOneOfTheSameDestination) {
  EXPECT_EQ(
      target(R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "vgw-1", "Origin": "EnableVgwRoutePropagation"},
                      {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "Origin": "CreateRoute"})",
             "8.8.8.8"),
      "igw-1");
}

TEST(RouteMap, APrefixListStandsBetweenStaticAndPropagated) {
  const Tables lists = {{"ec2.PrefixListEntry", R"({"pl-1": [{"Cidr": "198.51.100.0/24"}]})"}};
  const std::string list = R"({"DestinationPrefixListId": "pl-1", "TransitGatewayId": "tgw-1"},)";

  EXPECT_EQ(
      target(list + R"({"DestinationCidrBlock": "198.51.100.0/24", "GatewayId": "vgw-1", "Origin": "Advertisement"})",
             "198.51.100.1", lists),
      "tgw-1");
  EXPECT_EQ(
      target(list + R"({"DestinationCidrBlock": "198.51.100.0/24", "GatewayId": "igw-1", "Origin": "CreateRoute"})",
             "198.51.100.1", lists),
      "igw-1");
}

TEST(RouteMap, PrefixListsThatDisagreeLeaveItUnknown) {
  const Tables lists = {
      {"ec2.PrefixListEntry", R"({"pl-1": [{"Cidr": "198.51.100.0/24"}], "pl-2": [{"Cidr": "198.51.100.0/24"}]})"}};

  EXPECT_EQ(target(R"({"DestinationPrefixListId": "pl-1", "TransitGatewayId": "tgw-1"},
                      {"DestinationPrefixListId": "pl-2", "GatewayId": "igw-1"})",
                   "198.51.100.1", lists),
            "not certain");
}

TEST(RouteMap, ABlackholeDropsInsteadOfFallingBack) {
  EXPECT_EQ(target(R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1"},
                      {"DestinationCidrBlock": "198.51.100.0/24", "NatGatewayId": "nat-1", "State": "blackhole"})",
                   "198.51.100.1"),
            "blackhole");
}

TEST(RouteMap, FilteredRoutesAreNoRoutes) {
  EXPECT_EQ(target(R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "filtered"})", "8.8.8.8"),
            "");
}

TEST(RouteMap, FamiliesAreIndependent) {
  const std::string routes = R"({"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1"},
      {"DestinationIpv6CidrBlock": "::/0", "EgressOnlyInternetGatewayId": "eigw-1"})";

  EXPECT_EQ(target(routes, "8.8.8.8"), "nat-1");
  EXPECT_EQ(target(routes, "2600::1"), "eigw-1");
}

TEST(NetworkIndex, AnExplicitAssociationBeatsTheMainTableAndEdgeTablesAreNeither) {
  const NetworkScope scope({{"ec2.RouteTable", R"([
      {"RouteTableId": "rtb-main", "VpcId": "vpc-1", "Associations": [{"Main": true}]},
      {"RouteTableId": "rtb-own", "VpcId": "vpc-1",
       "Associations": [{"SubnetId": "subnet-1", "AssociationState": {"State": "associated"}}]},
      {"RouteTableId": "rtb-gone", "VpcId": "vpc-1",
       "Associations": [{"SubnetId": "subnet-2", "AssociationState": {"State": "disassociated"}}]},
      {"RouteTableId": "rtb-edge", "VpcId": "vpc-1", "Associations": [{"GatewayId": "igw-1"}]}])"}});
  const NetworkIndex& index = scope.view().once<NetworkIndex>();

  EXPECT_EQ(index.effective_table("subnet-1", "vpc-1")->route_table_id, "rtb-own");
  EXPECT_EQ(index.effective_table("subnet-2", "vpc-1")->route_table_id, "rtb-main");
  EXPECT_EQ(index.effective_table("subnet-2", "vpc-2"), nullptr);
  ASSERT_EQ(index.edge_tables("igw-1").size(), 1U);
}

}  // namespace
}  // namespace patchtriage
