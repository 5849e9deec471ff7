#include "simulate/network.h"

#include <fmt/format.h>

#include "base/check.h"
#include "simulate/network_rows.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

constexpr std::string_view kFullAccess =
    R"({"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]})";

// A VPC without an internet gateway whose nodes reach Systems Manager through interface endpoints.
struct EndpointVpc {
  std::string name;
  int octet = 0;
  bool has_endpoints = true;
  bool dns_support = true;
  bool dns_hostnames = true;
  bool private_dns = true;
  bool group_open = true;
  bool messages_open = true;  // the group of ssmmessages and ec2messages
  std::string policy = std::string(kFullAccess);
};

void build_endpoint_vpc(NetworkRows& rows, const EndpointVpc& wanted) {
  const std::string cidr = fmt::format("10.{}.0.0/16", wanted.octet);
  const std::string vpc = rows.vpc(wanted.name, cidr, wanted.dns_support, wanted.dns_hostnames, "");
  const std::string acl = rows.network_acl(wanted.name + "-default", vpc, true, {});
  std::vector<std::string> subnets;
  for (int at = 0; at < 2; ++at) {
    const std::string subnet = rows.subnet(wanted.name + (at == 0 ? "" : "-b"), vpc, at, wanted.octet, at * 64, false);
    rows.associate_acl(acl, subnet);
    subnets.push_back(subnet);
  }
  // Both subnets use the main table: nothing is associated explicitly.
  const std::string table = rows.route_table(wanted.name + "-main", vpc, true, {}, {NetworkRows::local_route(cidr)});
  rows.security_group(wanted.name + "-nodes", vpc, Json::array(), NetworkRows::all_egress());
  if (!wanted.has_endpoints) return;
  const Json from_vpc = Json::array({NetworkRows::permission("tcp", 443, 443, {cidr})});
  const auto group_of = [&](const std::string& name, bool is_open) {
    return rows.security_group(wanted.name + name, vpc, is_open ? from_vpc : Json::array(), NetworkRows::all_egress());
  };
  const std::string group = group_of("-endpoints", wanted.group_open);
  const std::string messages = wanted.messages_open ? group : group_of("-messages", false);
  int address = 5;
  for (const char* service : {"ssm", "ssmmessages", "ec2messages"}) {
    rows.interface_endpoint(wanted.name + "-" + service, vpc, service, subnets,
                            std::string_view(service) == "ssm" ? group : messages, wanted.private_dns, wanted.policy,
                            fmt::format("10.{}.0.{}", wanted.octet, address));
    ++address;
  }
  rows.gateway_endpoint(wanted.name + "-s3", vpc, table);
}

void build_application_vpc(NetworkRows& rows) {
  const std::string cidr = "10.20.0.0/16";
  const std::string vpc = rows.vpc("app", cidr, true, true, "2600:1f18:4a20:1a00::/56");
  const std::string acl = rows.network_acl("app-default", vpc, true, {});
  const std::string public_a = rows.subnet("public-a", vpc, 0, 20, 0, true);
  const std::string public_b = rows.subnet("public-b", vpc, 1, 20, 64, true, "2600:1f18:4a20:1a01::");
  const std::string private_a = rows.subnet("private-a", vpc, 0, 20, 128, false);
  const std::string private_b = rows.subnet("private-b", vpc, 1, 20, 192, false);
  for (const std::string& subnet : {public_a, public_b, private_a, private_b}) rows.associate_acl(acl, subnet);
  const std::string gateway = rows.internet_gateway("app", vpc);
  const std::string nat = rows.nat_gateway("app", vpc, public_a, "10.20.0.5", "available");
  rows.route_table("app-public", vpc, false, {public_a, public_b},
                   {NetworkRows::local_route(cidr), NetworkRows::route("0.0.0.0/0", "GatewayId", gateway),
                    NetworkRows::route6("::/0", gateway)});
  // private-b has no association of its own and falls back to the main table.
  const std::string main_table =
      rows.route_table("app-main", vpc, true, {},
                       {NetworkRows::local_route(cidr), NetworkRows::route("0.0.0.0/0", "NatGatewayId", nat)});
  const std::string private_table =
      rows.route_table("app-private-a", vpc, false, {private_a},
                       {NetworkRows::local_route(cidr), NetworkRows::route("0.0.0.0/0", "NatGatewayId", nat)});
  rows.gateway_endpoint("app-s3", vpc, private_table);
  (void)main_table;

  const std::string offices = rows.prefix_list("offices", {"198.51.100.0/24", "203.0.113.64/26"});
  const Json out = NetworkRows::all_egress();
  const auto open = [](int port) { return Json::array({NetworkRows::permission("tcp", port, port, {"0.0.0.0/0"})}); };
  rows.security_group("internal", vpc, Json::array({NetworkRows::permission("tcp", 443, 443, {"10.0.0.0/8"})}), out);
  rows.security_group("open-web", vpc, open(443), out);
  rows.security_group("open-web-v6", vpc, Json::array({NetworkRows::permission_v6("tcp", 443, 443, "::/0")}), out);
  rows.security_group("bastion", vpc, Json::array({NetworkRows::permission_list("tcp", 22, 22, offices)}), out);
  const std::string alb = rows.security_group("alb", vpc, open(443), out);
  const std::string classic = rows.security_group("classic", vpc, open(80), out);
  const std::string inner =
      rows.security_group("inner-alb", vpc, Json::array({NetworkRows::permission("tcp", 80, 80, {"10.0.0.0/8"})}), out);
  rows.security_group("alb-target", vpc, Json::array({rows.permission_group("tcp", 8080, alb)}), out);
  rows.security_group("classic-target", vpc, Json::array({rows.permission_group("tcp", 8081, classic)}), out);
  rows.security_group("inner-target", vpc, Json::array({rows.permission_group("tcp", 8080, inner)}), out);
  // The network load balancer has no groups: its targets see its own addresses in the public subnets.
  rows.security_group("nlb-target", vpc,
                      Json::array({NetworkRows::permission("tcp", 8443, 8443, {"10.20.0.0/18", "10.20.64.0/18"})}),
                      out);
}

// A VPC with an internet gateway of its own, which nothing is shared with: subnet "<name>", and a group of that name
// that is open to everybody. `mode` is what Block Public Access makes of it.
void build_walled_vpc(Estate& estate, const std::string& name, int octet, const char* mode) {
  NetworkRows rows(estate);
  const std::string cidr = fmt::format("10.{}.0.0/16", octet);
  const std::string vpc = rows.vpc(name, cidr, true, true, "");
  const std::string subnet = rows.subnet(name, vpc, 0, octet, 0, true);
  rows.associate_acl(rows.network_acl(name + "-default", vpc, true, {}), subnet);
  rows.route_table(
      name + "-public", vpc, true, {subnet},
      {NetworkRows::local_route(cidr), NetworkRows::route("0.0.0.0/0", "GatewayId", rows.internet_gateway(name, vpc))});
  rows.security_group(name, vpc, Json::array({NetworkRows::permission("tcp", 443, 443, {"0.0.0.0/0"})}),
                      NetworkRows::all_egress());
  rows.block_public_access(vpc, mode);
}

// The subnet that another account shares: this account sees it and its VPC, and nothing of how they are routed.
void build_shared_vpc(Estate& estate) {
  NetworkRows rows(estate);
  const std::string vpc = rows.vpc("shared", "10.60.0.0/16", true, true, "");
  rows.subnet("shared", vpc, 0, 60, 0, false);
  rows.security_group("shared", vpc, Json::array({NetworkRows::permission("tcp", 443, 443, {"10.0.0.0/8"})}),
                      NetworkRows::all_egress());
  rows.give_away(vpc, "664488220011");
}

// The VPCs that only some placements need, built when first asked for.
void build_placement(Estate& estate, Placement placement) {
  if (placement == Placement::walled && !estate.named.contains("subnet/walled")) {
    build_walled_vpc(estate, "walled", 50, "block-bidirectional");
  } else if (placement == Placement::outbound_only && !estate.named.contains("subnet/outbound-only")) {
    build_walled_vpc(estate, "outbound-only", 51, "block-ingress");
  } else if (placement == Placement::shared && !estate.named.contains("subnet/shared")) {
    build_shared_vpc(estate);
  }
}

// Its endpoints' names stand in the way of a NAT gateway that works.
void build_override_vpc(Estate& estate, const std::string& name) {
  NetworkRows rows(estate);
  build_endpoint_vpc(rows, {.name = name, .octet = 37, .group_open = false});
  const std::string vpc = estate.named.at("vpc/" + name);
  const std::string outside = rows.subnet(name + "-public", vpc, 1, 37, 128, true);
  rows.associate_acl(estate.named.at("acl/" + name + "-default"), outside);
  const NetworkRows::Route local = NetworkRows::local_route("10.37.0.0/16");
  rows.route_table(name + "-public", vpc, false, {outside},
                   {local, NetworkRows::route("0.0.0.0/0", "GatewayId", rows.internet_gateway(name, vpc))});
  const std::string nat = rows.nat_gateway(name, vpc, outside, "10.37.128.5", "available");
  rows.route_table(name + "-private", vpc, false, {estate.named.at("subnet/" + name)},
                   {local, NetworkRows::route("0.0.0.0/0", "NatGatewayId", nat)});
}

}  // namespace

void build_network(Estate& estate) {
  NetworkRows rows(estate);
  rows.dhcp_options();
  build_application_vpc(rows);
  build_endpoint_vpc(rows, {.name = "isolated", .octet = 30});
  rows.public_access_options();
}

void build_unused_network(Estate& estate) {
  NetworkRows rows(estate);
  rows.dhcp_options();
  rows.public_access_options();
  for (const char* listing : {"ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeRouteTables",
                              "ec2:DescribeNetworkAcls", "ec2:DescribeSecurityGroups", "ec2:DescribeInternetGateways",
                              "ec2:DescribeNatGateways", "ec2:DescribeVpcEndpoints", "ec2:DescribeManagedPrefixLists",
                              "ec2:DescribeNetworkInterfaces", "ec2:DescribeAddresses"}) {
    estate.network[listing] = {};
  }
}

int broken_subnet(Estate& estate, const std::string& name) {
  NetworkRows rows(estate);
  if (const int index = rows.subnet_index(name); index >= 0) return index;
  const std::string app = estate.named.at("vpc/app");
  // Broken subnets of the application VPC lie in its second address block.
  const std::vector<NetworkRows::Route> local = {NetworkRows::local_route("10.20.0.0/16"),
                                                 NetworkRows::local_route("10.21.0.0/16"),
                                                 NetworkRows::local_route("10.22.0.0/16")};
  const std::string nat = estate.named.at("nat/app");
  const auto inside = [&](const std::string& part, int octet, int base, const std::vector<NetworkRows::Route>& more) {
    const std::string subnet = rows.subnet(part, app, base / 64 % 2, octet, base, false);
    std::vector<NetworkRows::Route> routes = local;
    routes.insert(routes.end(), more.begin(), more.end());
    rows.route_table("app-" + part, app, false, {subnet}, routes);
    return subnet;
  };
  const std::string default_acl = estate.named.at("acl/app-default");
  if (name == "no-route") {
    rows.associate_acl(default_acl, inside(name, 21, 0, {}));
  } else if (name == "nat-down") {
    const std::string failed =
        rows.nat_gateway("legacy", app, estate.named.at("subnet/public-b"), "10.20.64.6", "failed");
    NetworkRows::Route route = NetworkRows::route("0.0.0.0/0", "NatGatewayId", failed);
    route.set("State", "blackhole");
    rows.associate_acl(default_acl, inside(name, 21, 64, {route}));
  } else if (name == "nacl") {
    const std::string subnet = inside(name, 21, 128, {NetworkRows::route("0.0.0.0/0", "NatGatewayId", nat)});
    rows.associate_acl(rows.network_acl("locked-down", app, false, {80, 53}), subnet);
  } else if (name == "no-replies") {
    const std::string subnet = inside(name, 22, 0, {NetworkRows::route("0.0.0.0/0", "NatGatewayId", nat)});
    rows.associate_acl(rows.deaf_acl("deaf", app), subnet);
  } else if (name == "nat-stranded") {
    // The gateway's own subnet has the VPC's routes only.
    const std::string inner = inside("inner", 22, 64, {});
    rows.associate_acl(default_acl, inner);
    const std::string stranded = rows.nat_gateway("stranded", app, inner, "10.22.64.5", "available");
    rows.associate_acl(default_acl, inside(name, 22, 128, {NetworkRows::route("0.0.0.0/0", "NatGatewayId", stranded)}));
  } else if (name == "endpoint-override") {
    build_override_vpc(estate, name);
  } else if (name == "transit") {
    rows.associate_acl(
        default_acl,
        inside(name, 21, 192,
               {NetworkRows::route("0.0.0.0/0", "TransitGatewayId", resource_id("tgw", mix(estate.key, "tgw")))}));
  } else if (name == "endpoint-sg") {
    build_endpoint_vpc(rows, {.name = name, .octet = 31, .group_open = false});
  } else if (name == "messages-sg") {
    build_endpoint_vpc(rows, {.name = name, .octet = 38, .messages_open = false});
  } else if (name == "endpoint-policy") {
    const std::string policy = fmt::format(
        R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{}:root"}},"Action":"*","Resource":"*"}}]}})",
        "999988887777");
    build_endpoint_vpc(rows, {.name = name, .octet = 32, .policy = policy});
  } else if (name == "dns-support-off") {
    build_endpoint_vpc(rows, {.name = name, .octet = 33, .dns_support = false, .dns_hostnames = false});
  } else if (name == "private-dns-off") {
    build_endpoint_vpc(rows, {.name = name, .octet = 34, .private_dns = false});
  } else if (name == "dns-hostnames-off") {
    build_endpoint_vpc(rows, {.name = name, .octet = 35, .dns_hostnames = false});
  } else {
    CHECK(name == "no-endpoints");
    build_endpoint_vpc(rows, {.name = name, .octet = 36, .has_endpoints = false});
  }
  return rows.subnet_index(name);
}

std::string closed_egress_group(Estate& estate) {
  const auto found = estate.named.find("group/no-egress");
  if (found != estate.named.end()) return found->second;
  return NetworkRows(estate).security_group("no-egress", estate.named.at("vpc/app"),
                                            Json::array({NetworkRows::permission("tcp", 443, 443, {"10.0.0.0/8"})}),
                                            Json::array());
}

int placement_subnet(Estate& estate, Placement placement, int which) {
  build_placement(estate, placement);
  const auto named = [&](const std::string& name) {
    const std::string& id = estate.named.at("subnet/" + name);
    for (std::size_t at = 0; at < estate.subnets.size(); ++at) {
      if (estate.subnets[at].id == id) return static_cast<int>(at);
    }
    CHECK(false);
    return 0;
  };
  switch (placement) {
    case Placement::open:
    case Placement::closed:
    case Placement::narrow:
      return named(which % 2 == 0 ? "public-a" : "public-b");
    case Placement::open_v6:
      return named("public-b");
    case Placement::isolated:
      return named(which % 2 == 0 ? "isolated" : "isolated-b");
    case Placement::walled:
      return named("walled");
    case Placement::outbound_only:
      return named("outbound-only");
    case Placement::shared:
      return named("shared");
    default:
      return named(which % 2 == 0 ? "private-a" : "private-b");
  }
}

std::vector<std::string> placement_groups(const Estate& estate, Placement placement) {
  const auto group = [&](const char* name) { return std::vector{estate.named.at(std::string("group/") + name)}; };
  switch (placement) {
    case Placement::open:
      return group("open-web");
    case Placement::open_v6:
      return group("open-web-v6");
    case Placement::narrow:
      return group("bastion");
    case Placement::behind_alb:
      return group("alb-target");
    case Placement::behind_nlb:
      return group("nlb-target");
    case Placement::behind_classic:
      return group("classic-target");
    case Placement::behind_internal:
      return group("inner-target");
    case Placement::isolated:
      return group("isolated-nodes");
    case Placement::walled:
      return group("walled");
    case Placement::outbound_only:
      return group("outbound-only");
    case Placement::shared:
      return group("shared");
    case Placement::closed:
    case Placement::interior:
      return group("internal");
  }
  return {};
}

std::string_view exposure_of(Placement placement) {
  switch (placement) {
    case Placement::open:
    case Placement::open_v6:
    case Placement::narrow:
    case Placement::behind_alb:
    case Placement::behind_nlb:
    case Placement::behind_classic:
      return "internet";
    case Placement::shared:
      return "unknown";
    default:
      return "internal";
  }
}

std::string group_name(const Estate& estate, const std::string& id) {
  for (const auto& [name, value] : estate.named) {
    if (value == id && name.starts_with("group/")) return name.substr(6);
  }
  return "";
}

}  // namespace patchtriage::simulate
