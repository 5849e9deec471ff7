#include "simulate/network_rows.h"

#include <fmt/format.h>

#include "simulate/network.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {

std::string NetworkRows::id(std::string_view prefix, const std::string& name) const {
  return resource_id(prefix, mix(mix(estate_.key, prefix), name));
}

Json NetworkRows::name_tag(const std::string& name) {
  return Json::array({Json::object({{"Key", "Name"}, {"Value", name}})});
}

std::string NetworkRows::vpc(const std::string& name, const std::string& cidr, bool dns_support, bool dns_hostnames,
                             const std::string& v6_cidr) {
  const std::string vpc_id = id("vpc", name);
  const auto block = [&](const std::string& text) {
    return Json::object({{"AssociationId", id("vpc-cidr-assoc", name + text)},
                         {"CidrBlock", text},
                         {"CidrBlockState", Json::object({{"State", "associated"}})}});
  };
  Json blocks = Json::array({block(cidr)});
  if (name == "app") {
    // Where its broken subnets are.
    blocks.push_back(block("10.21.0.0/16"));
    blocks.push_back(block("10.22.0.0/16"));
  }
  Json row = Json::object({{"VpcId", vpc_id},
                           {"CidrBlock", cidr},
                           {"CidrBlockAssociationSet", blocks},
                           {"DhcpOptionsId", id("dopt", "default")},
                           {"IsDefault", false},
                           {"OwnerId", estate_.scope.account},
                           {"State", "available"},
                           {"BlockPublicAccessStates", Json::object({{"InternetGatewayBlockMode", "off"}})},
                           {"Tags", name_tag(name)}});
  if (!v6_cidr.empty()) {
    row.set("Ipv6CidrBlockAssociationSet",
            Json::array({Json::object({{"AssociationId", id("vpc-cidr-assoc", name + "6")},
                                       {"Ipv6CidrBlock", v6_cidr},
                                       {"Ipv6CidrBlockState", Json::object({{"State", "associated"}})}})}));
  }
  listing("ec2:DescribeVpcs").push_back(row);
  const auto flag = [](bool value) { return Json::object({{"Value", value}}); };
  estate_.vpc_attributes[vpc_id] =
      Json::object({{"EnableDnsSupport", flag(dns_support)}, {"EnableDnsHostnames", flag(dns_hostnames)}});
  estate_.named["vpc/" + name] = vpc_id;
  return vpc_id;
}

std::string NetworkRows::subnet(const std::string& name, const std::string& vpc, int zone, int octet, int base,
                                bool is_public, const std::string& v6_prefix) {
  Subnet subnet;
  subnet.id = id("subnet", name);
  subnet.vpc = vpc;
  subnet.zone = estate_.scope.region + (zone == 0 ? "a" : "b");
  subnet.prefix = fmt::format("10.{}.", octet);
  subnet.base = base;
  subnet.v6_prefix = v6_prefix;
  Json row = Json::object({{"SubnetId", subnet.id},
                           {"VpcId", vpc},
                           {"OwnerId", estate_.scope.account},
                           {"CidrBlock", fmt::format("{}{}.0/18", subnet.prefix, base)},
                           {"AvailabilityZone", subnet.zone},
                           {"MapPublicIpOnLaunch", is_public},
                           {"DefaultForAz", false},
                           {"State", "available"},
                           {"BlockPublicAccessStates", Json::object({{"InternetGatewayBlockMode", "off"}})},
                           {"Tags", name_tag(name)}});
  if (!v6_prefix.empty()) {
    row.set("Ipv6CidrBlockAssociationSet",
            Json::array({Json::object({{"AssociationId", id("subnet-cidr-assoc", name)},
                                       {"Ipv6CidrBlock", v6_prefix + "/64"},
                                       {"Ipv6CidrBlockState", Json::object({{"State", "associated"}})}})}));
  }
  listing("ec2:DescribeSubnets").push_back(row);
  estate_.named["subnet/" + name] = subnet.id;
  estate_.subnets.push_back(subnet);
  return subnet.id;
}

int NetworkRows::subnet_index(const std::string& name) const {
  const auto found = estate_.named.find("subnet/" + name);
  if (found == estate_.named.end()) return -1;
  for (std::size_t at = 0; at < estate_.subnets.size(); ++at) {
    if (estate_.subnets[at].id == found->second) return static_cast<int>(at);
  }
  return -1;
}

std::string NetworkRows::route_table(const std::string& name, const std::string& vpc, bool main,
                                     const std::vector<std::string>& subnets, const std::vector<Route>& routes) {
  const std::string table = id("rtb", name);
  const Json associated = Json::object({{"State", "associated"}});
  Json associations = Json::array();
  if (main) {
    associations.push_back(Json::object({{"Main", true},
                                         {"RouteTableAssociationId", id("rtbassoc", name)},
                                         {"RouteTableId", table},
                                         {"AssociationState", associated}}));
  }
  for (const std::string& subnet : subnets) {
    associations.push_back(Json::object({{"Main", false},
                                         {"RouteTableAssociationId", id("rtbassoc", subnet)},
                                         {"RouteTableId", table},
                                         {"SubnetId", subnet},
                                         {"AssociationState", associated}}));
  }
  listing("ec2:DescribeRouteTables")
      .push_back(Json::object({{"RouteTableId", table},
                               {"VpcId", vpc},
                               {"OwnerId", estate_.scope.account},
                               {"Associations", associations},
                               {"Routes", Json(Json::Array(routes))},
                               {"Tags", name_tag(name)}}));
  estate_.named["table/" + name] = table;
  return table;
}

NetworkRows::Route NetworkRows::local_route(const std::string& cidr) {
  return Json::object(
      {{"DestinationCidrBlock", cidr}, {"GatewayId", "local"}, {"Origin", "CreateRouteTable"}, {"State", "active"}});
}

NetworkRows::Route NetworkRows::route(const std::string& cidr, const std::string& member, const std::string& target) {
  return Json::object(
      {{"DestinationCidrBlock", cidr}, {member, target}, {"Origin", "CreateRoute"}, {"State", "active"}});
}

NetworkRows::Route NetworkRows::route6(const std::string& cidr, const std::string& gateway) {
  return Json::object(
      {{"DestinationIpv6CidrBlock", cidr}, {"GatewayId", gateway}, {"Origin", "CreateRoute"}, {"State", "active"}});
}

std::string NetworkRows::internet_gateway(const std::string& name, const std::string& vpc) {
  const std::string gateway = id("igw", name);
  listing("ec2:DescribeInternetGateways")
      .push_back(Json::object({{"InternetGatewayId", gateway},
                               {"Attachments", Json::array({Json::object({{"State", "available"}, {"VpcId", vpc}})})},
                               {"OwnerId", estate_.scope.account},
                               {"Tags", name_tag(name)}}));
  estate_.named["gateway/" + name] = gateway;
  return gateway;
}

std::string NetworkRows::interface(const std::string& name, const std::string& vpc, const std::string& subnet,
                                   const std::string& address, const std::vector<std::string>& groups,
                                   const std::string& description, const std::string& type,
                                   const std::string& public_ip) {
  const std::string interface_id = id("eni", name);
  Json group_rows = Json::array();
  for (const std::string& group : groups) group_rows.push_back(Json::object({{"GroupId", group}}));
  Json one = Json::object({{"Primary", true}, {"PrivateIpAddress", address}});
  Json row = Json::object({{"NetworkInterfaceId", interface_id},
                           {"Description", description},
                           {"Groups", group_rows},
                           {"InterfaceType", type},
                           {"OwnerId", estate_.scope.account},
                           {"PrivateIpAddress", address},
                           {"RequesterManaged", true},
                           {"SourceDestCheck", type != "nat_gateway"},
                           {"Status", "in-use"},
                           {"SubnetId", subnet},
                           {"VpcId", vpc}});
  if (!public_ip.empty()) {
    const Json association = Json::object(
        {{"PublicIp", public_ip}, {"IpOwnerId", estate_.scope.account}, {"AllocationId", id("eipalloc", name)}});
    one.set("Association", association);
    row.set("Association", association);
  }
  row.set("PrivateIpAddresses", Json::array({one}));
  listing("ec2:DescribeNetworkInterfaces").push_back(row);
  return interface_id;
}

std::string NetworkRows::nat_gateway(const std::string& name, const std::string& vpc, const std::string& subnet,
                                     const std::string& address, const std::string& state) {
  const std::string nat = id("nat", name);
  Json row = Json::object({{"NatGatewayId", nat},
                           {"State", state},
                           {"ConnectivityType", "public"},
                           {"SubnetId", subnet},
                           {"VpcId", vpc},
                           {"AvailabilityMode", "zonal"},
                           {"CreateTime", format_time(estate_.as_of - std::chrono::days(200))},
                           {"Tags", name_tag(name)}});
  if (state == "available") {
    const std::string public_ip = fmt::format("203.0.113.{}", 7 + listing("ec2:DescribeNatGateways").size());
    const std::string interface_id = interface("nat-" + name, vpc, subnet, address, {},
                                               "Interface for NAT Gateway " + nat, "nat_gateway", public_ip);
    row.set("NatGatewayAddresses", Json::array({Json::object({{"AllocationId", id("eipalloc", "nat-" + name)},
                                                              {"NetworkInterfaceId", interface_id},
                                                              {"PrivateIp", address},
                                                              {"PublicIp", public_ip},
                                                              {"IsPrimary", true},
                                                              {"Status", "succeeded"}})}));
    listing("ec2:DescribeAddresses")
        .push_back(Json::object({{"AllocationId", id("eipalloc", "nat-" + name)},
                                 {"AssociationId", id("eipassoc", "nat-" + name)},
                                 {"Domain", "vpc"},
                                 {"NetworkInterfaceId", interface_id},
                                 {"PrivateIpAddress", address},
                                 {"PublicIp", public_ip}}));
  } else {
    row.set("FailureCode", "Resource.AlreadyAssociated");
    row.set("FailureMessage", "Elastic IP address could not be associated with this NAT gateway");
  }
  listing("ec2:DescribeNatGateways").push_back(row);
  estate_.named["nat/" + name] = nat;
  return nat;
}

void NetworkRows::interface_endpoint(const std::string& name, const std::string& vpc, const std::string& service,
                                     const std::vector<std::string>& subnets, const std::string& group,
                                     bool private_dns, const std::string& policy, const std::string& address) {
  const std::string endpoint = id("vpce", name);
  const std::string interface_id =
      interface(name, vpc, subnets.front(), address, {group}, "VPC Endpoint Interface " + endpoint, "vpc_endpoint");
  Json entries = Json::array({Json::object(
      {{"DnsName", fmt::format("{}-x1.{}.{}.vpce.amazonaws.com", endpoint, service, estate_.scope.region)}})});
  if (private_dns) {
    entries.push_back(Json::object({{"DnsName", fmt::format("{}.{}.amazonaws.com", service, estate_.scope.region)}}));
  }
  listing("ec2:DescribeVpcEndpoints")
      .push_back(Json::object(
          {{"VpcEndpointId", endpoint},
           {"VpcEndpointType", "Interface"},
           {"VpcId", vpc},
           {"ServiceName", fmt::format("com.amazonaws.{}.{}", estate_.scope.region, service)},
           {"State", "available"},
           {"PolicyDocument", policy},
           {"SubnetIds", Json::array({subnets.front()})},
           {"Groups", Json::array({Json::object({{"GroupId", group}, {"GroupName", group_name(estate_, group)}})})},
           {"PrivateDnsEnabled", private_dns},
           {"NetworkInterfaceIds", Json::array({interface_id})},
           {"DnsEntries", entries},
           {"CreationTimestamp", format_time(estate_.as_of - std::chrono::days(180))},
           {"OwnerId", estate_.scope.account},
           {"IpAddressType", "ipv4"},
           {"Tags", name_tag(name)}}));
}

void NetworkRows::gateway_endpoint(const std::string& name, const std::string& vpc, const std::string& table) {
  const std::string list = id("pl", "aws-s3");
  listing("ec2:DescribeVpcEndpoints")
      .push_back(Json::object(
          {{"VpcEndpointId", id("vpce", name)},
           {"VpcEndpointType", "Gateway"},
           {"VpcId", vpc},
           {"ServiceName", fmt::format("com.amazonaws.{}.s3", estate_.scope.region)},
           {"State", "available"},
           {"PolicyDocument", R"({"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]})"},
           {"RouteTableIds", Json::array({table})},
           {"PrivateDnsEnabled", false},
           {"CreationTimestamp", format_time(estate_.as_of - std::chrono::days(190))},
           {"OwnerId", estate_.scope.account},
           {"Tags", name_tag(name)}}));
  if (!estate_.named.contains("list/s3")) {
    estate_.named["list/s3"] = list;
    listing("ec2:DescribeManagedPrefixLists")
        .push_back(Json::object({{"PrefixListId", list},
                                 {"PrefixListName", fmt::format("com.amazonaws.{}.s3", estate_.scope.region)},
                                 {"AddressFamily", "IPv4"},
                                 {"State", "available"},
                                 {"OwnerId", "AWS"}}));
    estate_.network["entries/" + list] = {Json::object({{"Cidr", "52.216.0.0/15"}}),
                                          Json::object({{"Cidr", "3.5.0.0/19"}})};
  }
  for (Json& row : listing("ec2:DescribeRouteTables")) {
    if (row.text("RouteTableId") != table) continue;
    Json routes = *row.find("Routes");
    routes.push_back(Json::object({{"DestinationPrefixListId", list},
                                   {"GatewayId", id("vpce", name)},
                                   {"Origin", "CreateRoute"},
                                   {"State", "active"}}));
    row.set("Routes", routes);
  }
}

std::string NetworkRows::prefix_list(const std::string& name, const std::vector<std::string>& cidrs) {
  const std::string list = id("pl", name);
  listing("ec2:DescribeManagedPrefixLists")
      .push_back(Json::object({{"PrefixListId", list},
                               {"PrefixListName", name},
                               {"AddressFamily", "IPv4"},
                               {"State", "create-complete"},
                               {"OwnerId", estate_.scope.account},
                               {"MaxEntries", 10},
                               {"Version", 1}}));
  for (const std::string& cidr : cidrs) {
    estate_.network["entries/" + list].push_back(Json::object({{"Cidr", cidr}, {"Description", name}}));
  }
  estate_.named["list/" + name] = list;
  return list;
}

void NetworkRows::dhcp_options() {
  const auto setting = [](const char* key, const std::string& value) {
    return Json::object({{"Key", key}, {"Values", Json::array({Json::object({{"Value", value}})})}});
  };
  const std::string domain =
      estate_.scope.region == "us-east-1" ? "ec2.internal" : estate_.scope.region + ".compute.internal";
  listing("ec2:DescribeDhcpOptions")
      .push_back(Json::object(
          {{"DhcpOptionsId", id("dopt", "default")},
           {"OwnerId", estate_.scope.account},
           {"DhcpConfigurations",
            Json::array({setting("domain-name", domain), setting("domain-name-servers", "AmazonProvidedDNS")})}}));
}

void NetworkRows::public_access_options() {
  listing("ec2:DescribeVpcBlockPublicAccessOptions")
      .push_back(Json::object({{"AwsAccountId", estate_.scope.account},
                               {"AwsRegion", estate_.scope.region},
                               {"State", "default-state"},
                               {"InternetGatewayBlockMode", "off"},
                               {"ManagedBy", "account"},
                               {"ExclusionsAllowed", "allowed"}}));
}

void NetworkRows::block_public_access(const std::string& vpc, const char* mode) {
  Json& options = listing("ec2:DescribeVpcBlockPublicAccessOptions").front();
  options.set("State", "update-complete");
  options.set("InternetGatewayBlockMode", "block-bidirectional");
  options.set("LastUpdateTimestamp", format_time(estate_.as_of - std::chrono::days(60)));
  for (const char* operation : {"ec2:DescribeVpcs", "ec2:DescribeSubnets"}) {
    for (Json& row : listing(operation)) {
      if (row.text("VpcId") != vpc) continue;
      row.set("BlockPublicAccessStates", Json::object({{"InternetGatewayBlockMode", mode}}));
    }
  }
}

void NetworkRows::give_away(const std::string& vpc, const std::string& owner) {
  for (const char* operation : {"ec2:DescribeVpcs", "ec2:DescribeSubnets"}) {
    for (Json& row : listing(operation)) {
      if (row.text("VpcId") == vpc) row.set("OwnerId", owner);
    }
  }
}

}  // namespace patchtriage::simulate
