#include "assess/network/route_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "assess/network/network_index.h"
#include "assess/network/prefix_lists.h"

namespace patchtriage {
namespace {

// Lower wins on the same destination.
enum class Origin { static_block, prefix_list, propagated };

struct Candidate {
  Cidr destination;
  Origin origin = Origin::static_block;
  const ec2::Route* route = nullptr;
};

std::pair<RouteTarget, std::string> target_of(const ec2::Route& route) {
  if (route.state == "blackhole") return {RouteTarget::blackhole, "blackhole"};
  if (route.gateway_id) {
    const std::string& id = *route.gateway_id;
    if (id == "local") return {RouteTarget::local, id};
    if (id.starts_with("igw-")) return {RouteTarget::internet_gateway, id};
    if (id.starts_with("eigw-")) return {RouteTarget::egress_only_gateway, id};
    if (id.starts_with("vpce-")) return {RouteTarget::endpoint, id};
    return {RouteTarget::elsewhere, id};
  }
  if (route.nat_gateway_id) return {RouteTarget::nat_gateway, *route.nat_gateway_id};
  if (route.egress_only_internet_gateway_id) {
    return {RouteTarget::egress_only_gateway, *route.egress_only_internet_gateway_id};
  }
  if (route.carrier_gateway_id) return {RouteTarget::carrier_gateway, *route.carrier_gateway_id};
  if (route.transit_gateway_id) return {RouteTarget::elsewhere, *route.transit_gateway_id};
  if (route.vpc_peering_connection_id) return {RouteTarget::elsewhere, *route.vpc_peering_connection_id};
  if (route.core_network_arn) return {RouteTarget::elsewhere, *route.core_network_arn};
  if (route.local_gateway_id) return {RouteTarget::elsewhere, *route.local_gateway_id};
  if (route.odb_network_arn) return {RouteTarget::elsewhere, *route.odb_network_arn};
  if (route.network_interface_id) return {RouteTarget::interface, *route.network_interface_id};
  if (route.instance_id) return {RouteTarget::interface, *route.instance_id};
  return {RouteTarget::elsewhere, "an unnamed target"};
}

bool is_propagated(const ec2::Route& route) {
  return route.origin == "EnableVgwRoutePropagation" || route.origin == "Advertisement";
}

// A gateway endpoint's list holds the addresses of its service and nothing that anyone else answers from.
bool is_gateway_endpoint(const ScopeView& view, const ec2::Route& route) {
  if (!route.gateway_id || !route.gateway_id->starts_with("vpce-")) return false;
  const ec2::VpcEndpoint* endpoint = view.find<ec2::VpcEndpoint>(*route.gateway_id);
  if (endpoint == nullptr) return view.list<ec2::VpcEndpoint>().gap() == nullptr;
  return endpoint->vpc_endpoint_type == "Gateway";
}

std::vector<Candidate> candidates_of(const ScopeView& view, const ec2::RouteTable& table,
                                     std::vector<Evidence>& unread) {
  std::vector<Candidate> candidates;
  for (const ec2::Route& route : table.routes) {
    if (route.state == "filtered") continue;
    const Origin origin = is_propagated(route) ? Origin::propagated : Origin::static_block;
    for (const auto* text : {&route.destination_cidr_block, &route.destination_ipv6_cidr_block}) {
      if (!*text) continue;
      if (const std::optional<Cidr> cidr = parse_cidr(**text)) candidates.push_back({*cidr, origin, &route});
    }
    if (!route.destination_prefix_list_id) continue;
    const auto& list = read_prefix_list(view, *route.destination_prefix_list_id);
    if (const Evidence* gap = std::get_if<Evidence>(&list)) {
      if (!is_gateway_endpoint(view, route)) unread.push_back(*gap);
      continue;
    }
    for (const Cidr& entry : std::get<PrefixList>(list).entries) {
      candidates.push_back({entry, Origin::prefix_list, &route});
    }
  }
  return candidates;
}

// Whether lists that lead elsewhere hold the same block as the winner.
bool is_contested(const Candidate& winner, const std::vector<Candidate>& candidates) {
  if (winner.origin != Origin::prefix_list) return false;
  return std::ranges::any_of(candidates, [&](const Candidate& other) {
    return other.destination == winner.destination && other.origin == Origin::prefix_list &&
           target_of(*other.route) != target_of(*winner.route);
  });
}

}  // namespace

const RouteSegment* RouteMap::find(IpAddress address) const {
  const auto found = std::ranges::find_if(
      segments, [address](const RouteSegment& segment) { return segment.destinations.contains(address); });
  return found == segments.end() ? nullptr : &*found;
}

RouteMap make_route_map(const ScopeView& view, const ec2::RouteTable& table) {
  RouteMap map;
  map.table = &table;
  std::vector<Candidate> candidates = candidates_of(view, table, map.unread);
  std::ranges::sort(candidates, {}, [](const Candidate& candidate) {
    return std::tuple(-candidate.destination.length, candidate.origin, candidate.destination, candidate.route);
  });
  AddressSet claimed;
  for (const Candidate& candidate : candidates) {
    const AddressSet block = AddressSet::of(candidate.destination);
    const AddressSet won = block.without(claimed);
    if (won.empty()) continue;
    claimed = claimed.united(block);
    const bool is_certain = !is_contested(candidate, candidates);
    const auto same = std::ranges::find_if(map.segments, [&](const RouteSegment& segment) {
      return segment.route == candidate.route && segment.is_certain == is_certain;
    });
    if (same != map.segments.end()) {
      same->destinations = same->destinations.united(won);
      continue;
    }
    auto [target, id] = target_of(*candidate.route);
    if (candidate.origin == Origin::prefix_list && is_gateway_endpoint(view, *candidate.route)) {
      target = RouteTarget::service_list;
    }
    map.segments.push_back({candidate.route, target, std::move(id), won, is_certain});
  }
  return map;
}

Evidence cite_route(const ScopeView& view, const ec2::RouteTable& table, const ec2::Route& route, std::string claim) {
  const Trail& trail = view.trail();
  if (route.state == "blackhole") return trail.cite(table, route.state, std::move(claim));
  for (const auto* target :
       {&route.gateway_id, &route.nat_gateway_id, &route.egress_only_internet_gateway_id, &route.transit_gateway_id,
        &route.vpc_peering_connection_id, &route.core_network_arn, &route.carrier_gateway_id, &route.local_gateway_id,
        &route.network_interface_id, &route.instance_id}) {
    if (*target) return trail.cite(table, *target, std::move(claim));
  }
  return trail.cite(table, route.destination_cidr_block, std::move(claim));
}

}  // namespace patchtriage
