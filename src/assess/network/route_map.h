// Where a route table sends each address: the longest matching prefix of every route, worked out for all addresses at
// once.
//
// The tie rules are the reference's: the more specific route wins whatever its origin; on the same destination a
// static block beats a prefix list's, which beats a propagated route; prefix lists that disagree about the same
// block leave it unknown. A blackhole that matches longest drops the traffic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/network/address_set.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "fleet/records/ec2_routes.h"

namespace patchtriage {

enum class RouteTarget {
  local,
  internet_gateway,
  egress_only_gateway,
  carrier_gateway,
  nat_gateway,
  endpoint,      // a Gateway Load Balancer's: an appliance
  service_list,  // a gateway endpoint's list: the addresses of S3 or DynamoDB and of nobody else
  interface,     // a network interface or instance: an appliance
  elsewhere,     // transit, peering, virtual private or local gateway, core network
  blackhole,
};

// A route and the addresses for which it is the longest match.
struct RouteSegment {
  const ec2::Route* route = nullptr;
  RouteTarget target = RouteTarget::blackhole;
  std::string target_id;
  AddressSet destinations;
  bool is_certain = true;  // false where AWS's choice among equals isn't documented
};

struct RouteMap {
  const ec2::RouteTable* table = nullptr;
  std::vector<RouteSegment> segments;  // disjoint; addresses in none are not routed
  std::vector<Evidence> unread;        // prefix lists that may claim any of the addresses

  // The segment of an address; nullptr where nothing routes it.
  const RouteSegment* find(IpAddress address) const;
};

RouteMap make_route_map(const ScopeView& view, const ec2::RouteTable& table);

// Cites the destination or the target of a route of the table.
Evidence cite_route(const ScopeView& view, const ec2::RouteTable& table, const ec2::Route& route, std::string claim);

}  // namespace patchtriage
