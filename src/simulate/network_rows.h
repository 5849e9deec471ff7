// Rows of the EC2 network listings, made one by one and filed in an Estate under our names for them.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "simulate/estate.h"

namespace patchtriage::simulate {

class NetworkRows {
 public:
  using Route = Json;
  explicit NetworkRows(Estate& estate) : estate_(estate) {}

  // Each returns the id of what it made.
  std::string vpc(const std::string& name, const std::string& cidr, bool dns_support, bool dns_hostnames,
                  const std::string& v6_cidr);
  // A /18 at 10.<octet>.<base>.0 in the zone `zone` (0 or 1).
  std::string subnet(const std::string& name, const std::string& vpc, int zone, int octet, int base, bool is_public,
                     const std::string& v6_prefix = "");
  std::string route_table(const std::string& name, const std::string& vpc, bool main,
                          const std::vector<std::string>& subnets, const std::vector<Route>& routes);
  // Allows everything where no ports are named; else only these to the outside, and all replies.
  std::string network_acl(const std::string& name, const std::string& vpc, bool is_default,
                          const std::vector<int>& egress_ports);
  // Lets 443 out, and nothing back in but 443.
  std::string deaf_acl(const std::string& name, const std::string& vpc);
  void associate_acl(const std::string& acl, const std::string& subnet);
  std::string security_group(const std::string& name, const std::string& vpc, Json ingress, Json egress);
  std::string internet_gateway(const std::string& name, const std::string& vpc);
  std::string nat_gateway(const std::string& name, const std::string& vpc, const std::string& subnet,
                          const std::string& address, const std::string& state);
  void interface_endpoint(const std::string& name, const std::string& vpc, const std::string& service,
                          const std::vector<std::string>& subnets, const std::string& group, bool private_dns,
                          const std::string& policy, const std::string& address);
  void gateway_endpoint(const std::string& name, const std::string& vpc, const std::string& table);
  std::string prefix_list(const std::string& name, const std::vector<std::string>& cidrs);
  void dhcp_options();
  void public_access_options();
  // Switches Block Public Access on for the account and Region. What it makes of this VPC is `mode`,
  // block-bidirectional or (by an exclusion that allows egress) block-ingress; every other VPC is excluded.
  void block_public_access(const std::string& vpc, const char* mode);
  // The VPC and its subnets belong to another account, which shares them.
  void give_away(const std::string& vpc, const std::string& owner);

  int subnet_index(const std::string& name) const;  // -1: there is none

  static Route local_route(const std::string& cidr);
  static Route route(const std::string& cidr, const std::string& member, const std::string& target);
  static Route route6(const std::string& cidr, const std::string& gateway);
  static Json permission(const std::string& protocol, int from, int to, const std::vector<std::string>& cidrs);
  static Json permission_v6(const std::string& protocol, int from, int to, const std::string& cidr);
  static Json permission_list(const std::string& protocol, int from, int to, const std::string& prefix_list);
  Json permission_group(const std::string& protocol, int port, const std::string& group) const;
  static Json all_egress();

  // An interface that no instance owns: of an endpoint, a NAT gateway or a load balancer.
  std::string interface(const std::string& name, const std::string& vpc, const std::string& subnet,
                        const std::string& address, const std::vector<std::string>& groups,
                        const std::string& description, const std::string& type, const std::string& public_ip = "");

 private:
  std::string id(std::string_view prefix, const std::string& name) const;
  std::vector<Json>& listing(const char* operation) { return estate_.network[operation]; }
  static Json name_tag(const std::string& name);

  Estate& estate_;  // the caller's
};

}  // namespace patchtriage::simulate
