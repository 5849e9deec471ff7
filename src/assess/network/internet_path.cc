// The path to a public service by the subnet's routes.
#include <fmt/format.h>

#include <algorithm>

#include "assess/network/block_public_access.h"
#include "assess/network/network_acls.h"
#include "assess/network/network_index.h"
#include "assess/network/public_side.h"
#include "assess/network/route_maps.h"
#include "assess/network/security_groups.h"
#include "assess/network/service_path.h"

namespace patchtriage {
namespace {

// A service's addresses aren't among the records. Where this much of the internet is reached, they are; a few blocks
// that routes or rules treat differently, as a partner's, are not them.
constexpr double kNearlyAll = 0.9;

Answer by_share(const AddressSet& some, const AddressSet& all, IpFamily family) {
  if (some.empty()) return Answer::no;
  return some.size(family) >= kNearlyAll * all.size(family) ? Answer::yes : Answer::unknown;
}

// Routes that say nothing about the addresses of Systems Manager.
bool leads_nowhere_public(RouteTarget target) {
  return target == RouteTarget::local || target == RouteTarget::service_list;
}

// The subnet's ACL on the way from its hosts to the internet. A blocklist in front of "allow all" leaves nearly
// everything, which is no reason to doubt the rest.
Proof acl_to_internet(const PathSource& source, std::string_view subnet_id, const AddressSet& all, IpFamily family) {
  const ScopeView& view = source.view;
  Proof acl = acl_permits(view, subnet_id, Direction::outbound, Protocol::tcp, kHttps, all);
  const ec2::NetworkAcl* entries = view.once<NetworkIndex>().acl(subnet_id);
  if (acl.answer != Answer::unknown || entries == nullptr) return acl;
  AddressSet reached;
  for (const TrafficBox& box : acl_allows(*entries, Direction::outbound, Protocol::tcp, {all, kHttps})) {
    reached = reached.united(acl_all_reply_peers(*entries, Direction::inbound, Protocol::tcp, box.peers));
  }
  if (by_share(reached, all, family) == Answer::yes) acl.answer = Answer::yes;
  return acl;
}

struct Hop {
  Answer is_open = Answer::unknown;
  std::string code;
  std::string summary;
  std::vector<Evidence> evidence;
};

Hop closed(std::string code, std::string summary, std::vector<Evidence> evidence) {
  return {Answer::no, std::move(code), std::move(summary), std::move(evidence)};
}

Hop pass_public_access(const PathSource& source, std::string_view subnet_id, Hop hop) {
  const PublicAccess access = read_public_access(source.view, subnet_id, source.vpc_id, Direction::outbound);
  if (access.is_blocked == Answer::yes) {
    return closed("network.bpa", "VPC Block Public Access closes the internet gateway in both directions",
                  access.evidence);
  }
  append(hop.evidence, access.evidence);
  // It is off by default; where only the exclusions of a blocking mode aren't known, the way isn't either.
  if (access.is_blocked == Answer::unknown && access.is_mode_known) hop.is_open = Answer::unknown;
  return hop;
}

Hop by_internet_gateway(const PathSource& source, const RouteSegment& segment, Evidence route, IpFamily family) {
  const Trail& trail = source.view.trail();
  const ec2::InternetGateway* gateway = source.view.find<ec2::InternetGateway>(segment.target_id);
  const Facts<ec2::InternetGateway> gateways = source.view.list<ec2::InternetGateway>();
  if (gateway == nullptr && gateways.gap() != nullptr) {
    return {Answer::unknown, "", "", {route, trail.not_read(*gateways.gap(), "the internet gateway")}};
  }
  const bool is_attached =
      gateway != nullptr && std::ranges::any_of(gateway->attachments, [&](const ec2::InternetGatewayAttachment& held) {
        return held.vpc_id == source.vpc_id && (held.state == "available" || held.state == "attached");
      });
  if (!is_attached) {
    return closed("network.no-route", fmt::format("{} is not attached to the VPC", segment.target_id),
                  {std::move(route)});
  }
  const auto address = std::ranges::find_if(source.interface.addresses, [family](const InterfaceAddress& held) {
    return held.address.family() == family && !held.public_address.empty() &&
           (held.is_primary || family == IpFamily::v6);
  });
  if (address == source.interface.addresses.end()) {
    return closed("network.no-route", "The route leads to the internet gateway, and the instance has no public address",
                  {std::move(route), source.interface.evidence});
  }
  return pass_public_access(source, source.subnet.subnet_id,
                            {Answer::yes, "", "", {std::move(route), address->evidence}});
}

// The gateway's own way out, and its subnet's ACL on both sides of it.
Hop beyond_nat(const PathSource& source, const ec2::NatGateway& nat, Hop hop) {
  const ScopeView& view = source.view;
  const NetworkIndex& index = view.once<NetworkIndex>();
  const std::string subnet_id = nat.subnet_id.value_or("");
  const bool is_regional = nat.availability_mode == "regional" && nat.route_table_id;
  const ec2::RouteTable* table =
      is_regional ? view.find<ec2::RouteTable>(*nat.route_table_id) : index.effective_table(subnet_id, source.vpc_id);
  if (table == nullptr) {
    hop.is_open = Answer::unknown;
    return hop;
  }
  const AddressSet all = public_addresses().of_family(IpFamily::v4).without(index.vpc_addresses(source.vpc_id));
  AddressSet open;
  AddressSet elsewhere;
  Evidence route = view.trail().cite(*table, &ec2::RouteTable::route_table_id, "no route of the NAT gateway leads out");
  for (const RouteSegment& segment : view.once<RouteMaps>().of(view, *table).segments) {
    const AddressSet reached = segment.destinations.common(all);
    if (reached.empty() || leads_nowhere_public(segment.target)) continue;
    if (segment.target == RouteTarget::internet_gateway) open = open.united(reached);
    if (segment.target != RouteTarget::internet_gateway && segment.target != RouteTarget::blackhole &&
        segment.target != RouteTarget::nat_gateway) {
      elsewhere = elsewhere.united(reached);
    }
    route = cite_route(view, *table, *segment.route,
                       fmt::format("the NAT gateway's subnet sends it to {}", segment.target_id));
  }
  if (nat.connectivity_type == "private") open = {};
  hop.evidence.push_back(route);
  const Answer out = open.empty() && !elsewhere.empty() ? Answer::unknown : by_share(open, all, IpFamily::v4);
  if (out == Answer::no) return closed("network.nat-down", "The NAT gateway has no way to the internet", hop.evidence);
  hop.is_open = both(hop.is_open, out);
  if (!is_regional && !subnet_id.empty() && subnet_id != source.subnet.subnet_id) {
    const Proof in = acl_permits(view, subnet_id, Direction::inbound, Protocol::tcp, kHttps, source.own_addresses());
    const Proof on = acl_to_internet(source, subnet_id, all, IpFamily::v4);
    for (const Proof* proof : {&in, &on}) {
      if (proof->answer == Answer::no) {
        return closed("network.nacl", "The network ACL of the NAT gateway's subnet stands in the way", proof->evidence);
      }
    }
    hop.is_open = both(hop.is_open, both(in.answer, on.answer));
    for (const Proof* proof : {&in, &on}) {
      if (proof->answer == Answer::unknown) append(hop.evidence, proof->evidence);
    }
  }
  return pass_public_access(source, is_regional ? source.subnet.subnet_id : subnet_id, std::move(hop));
}

Hop by_nat_gateway(const PathSource& source, const RouteSegment& segment, Evidence route) {
  const Trail& trail = source.view.trail();
  const ec2::NatGateway* nat = source.view.find<ec2::NatGateway>(segment.target_id);
  if (nat == nullptr) {
    const Facts<ec2::NatGateway> nats = source.view.list<ec2::NatGateway>();
    if (const Gap* gap = nats.gap()) return {Answer::unknown, "", "", {route, trail.not_read(*gap, "the NAT gateway")}};
    return closed("network.nat-down", fmt::format("{} does not exist any more", segment.target_id),
                  {std::move(route), trail.not_listed(*nats.complete(), "the NAT gateway is not listed")});
  }
  const Evidence state = trail.cite(*nat, &ec2::NatGateway::state, "the state of the NAT gateway");
  if (nat->state && *nat->state != "available") {
    return closed("network.nat-down", fmt::format("The NAT gateway {} is {}", segment.target_id, *nat->state),
                  {std::move(route), state});
  }
  return beyond_nat(source, *nat, {Answer::yes, "", "", {std::move(route), state}});
}

Hop pass_segment(const PathSource& source, const RouteMap& routes, const RouteSegment& segment, IpFamily family) {
  const ScopeView& view = source.view;
  Evidence route = cite_route(view, *routes.table, *segment.route,
                              fmt::format("the subnet sends public addresses to {}", segment.target_id));
  if (!segment.is_certain) return {Answer::unknown, "", "", {std::move(route)}};
  switch (segment.target) {
    case RouteTarget::internet_gateway:
      return by_internet_gateway(source, segment, std::move(route), family);
    case RouteTarget::nat_gateway:
      return by_nat_gateway(source, segment, std::move(route));
    case RouteTarget::egress_only_gateway:
      return pass_public_access(source, source.subnet.subnet_id, {Answer::yes, "", "", {std::move(route)}});
    case RouteTarget::blackhole: {
      const bool was_nat = segment.route->nat_gateway_id.has_value();
      return closed(was_nat ? "network.nat-down" : "network.no-route",
                    was_nat ? "The route leads to a NAT gateway that is gone" : "The route is a blackhole",
                    {std::move(route)});
    }
    case RouteTarget::interface: {
      // A NAT instance has to be allowed to forward what isn't its own.
      const ec2::NetworkInterface* appliance = view.find<ec2::NetworkInterface>(segment.target_id);
      if (appliance != nullptr && appliance->source_dest_check == true) {
        return closed("network.no-route", "The route leads to an interface that drops what it should forward",
                      {std::move(route), view.trail().cite(*appliance, &ec2::NetworkInterface::source_dest_check,
                                                           "its source/destination check is on")});
      }
      return {Answer::unknown, "", "", {std::move(route)}};
    }
    case RouteTarget::carrier_gateway:
    case RouteTarget::endpoint:
    case RouteTarget::service_list:
    case RouteTarget::elsewhere:
    case RouteTarget::local:
      break;
  }
  return {Answer::unknown, "", "", {std::move(route)}};
}

// Adds the instance's own filters to a path that has a route.
void pass_filters(const PathSource& source, const AddressSet& all, IpFamily family, ServicePath& path) {
  const ScopeView& view = source.view;
  const OpeningSet set = read_openings(view, source.interface.groups, Direction::outbound, Protocol::tcp);
  AddressSet let_out;
  for (const Opening& opening : set.openings) {
    if (!opening.ports.covers(kHttps)) continue;
    const AddressSet more = opening.addresses.common(all);
    if (!more.empty() && let_out.empty()) {
      path.evidence.push_back(cite_opening(view, opening, "the security group lets out 443"));
    }
    let_out = let_out.united(more);
  }
  Answer groups = by_share(let_out, all, family);
  if (groups != Answer::yes && !set.gaps.empty()) groups = Answer::unknown;
  if (groups == Answer::unknown) append(path.evidence, set.gaps);
  if (groups == Answer::no) {
    PathBlock block{"network.instance-sg-egress",
                    true,
                    "The instance's security groups let nothing out on 443 to the internet",
                    {}};
    for (const std::string& id : source.interface.groups) {
      if (const auto* group = view.find<ec2::SecurityGroup>(id)) {
        block.evidence.push_back(view.trail().cite(*group, &ec2::SecurityGroup::ip_permissions_egress,
                                                   "no rule lets out 443 to public addresses"));
      }
    }
    path.blocks.push_back(std::move(block));
  }
  path.is_open = both(path.is_open, groups);
  const Proof acl = acl_to_internet(source, source.subnet.subnet_id, all, family);
  if (acl.answer == Answer::no) {
    path.blocks.push_back(
        {"network.nacl", true, "The network ACL of the subnet stands in the way of 443", acl.evidence});
  }
  path.is_open = both(path.is_open, acl.answer);
  append(path.evidence, acl.evidence);
}

ServicePath trace_family(const PathSource& source, const RouteMap& routes, IpFamily family) {
  ServicePath path;
  const NetworkIndex& index = source.view.once<NetworkIndex>();
  const AddressSet all = public_addresses().of_family(family).without(index.vpc_addresses(source.vpc_id));
  AddressSet open;
  AddressSet unsure;
  for (const RouteSegment& segment : routes.segments) {
    const AddressSet reached = segment.destinations.common(all);
    if (reached.empty() || leads_nowhere_public(segment.target)) continue;
    Hop hop = pass_segment(source, routes, segment, family);
    if (hop.is_open == Answer::yes) {
      open = open.united(reached);
      append(path.evidence, hop.evidence);
    } else if (hop.is_open == Answer::unknown) {
      unsure = unsure.united(reached);
      append(path.evidence, hop.evidence);
    } else {
      path.blocks.push_back({hop.code, true, hop.summary, hop.evidence});
    }
  }
  append(path.evidence, routes.unread);
  path.is_open = by_share(open, all, family);
  if (path.is_open == Answer::no && (!unsure.empty() || !routes.unread.empty())) path.is_open = Answer::unknown;
  if (path.is_open == Answer::yes && !routes.unread.empty()) path.is_open = Answer::unknown;
  if (path.is_open == Answer::no && path.blocks.empty()) {
    path.blocks.push_back(
        {"network.no-route",
         true,
         "No route of the subnet leads to the internet",
         {source.view.trail().cite(*routes.table, &ec2::RouteTable::route_table_id, "no route for public addresses")}});
  }
  pass_filters(source, all, family, path);
  return path;
}

// Whether a rule lets out 443 to anyone at all, so that endpoints elsewhere could be reached.
bool lets_out_https(const PathSource& source) {
  const OpeningSet set = read_openings(source.view, source.interface.groups, Direction::outbound, Protocol::tcp);
  return !set.gaps.empty() ||
         std::ranges::any_of(set.openings, [](const Opening& opening) { return opening.ports.covers(kHttps); });
}

}  // namespace

ServicePath trace_internet(const PathSource& source, const RouteMap& routes) {
  ServicePath path = trace_family(source, routes, IpFamily::v4);
  if (path.is_open != Answer::no) return path;
  const bool has_v4 = std::ranges::any_of(
      source.interface.addresses, [](const InterfaceAddress& held) { return held.address.family() == IpFamily::v4; });
  const bool has_v6 = std::ranges::any_of(source.interface.addresses, [](const InterfaceAddress& held) {
    return held.address.family() == IpFamily::v6 && !held.public_address.empty();
  });
  if (has_v6) {
    ServicePath six = trace_family(source, routes, IpFamily::v6);
    // The agent takes IPv6 only where it is told to use dual-stack names, which isn't visible from here.
    if (six.is_open == Answer::yes && has_v4) six.is_open = Answer::unknown;
    if (six.is_open != Answer::no) return six;
  }
  // Where other networks are connected, endpoints may be shared from there under the same names.
  for (const ec2::Route& route : routes.table->routes) {
    const bool is_elsewhere = route.transit_gateway_id || route.vpc_peering_connection_id || route.core_network_arn ||
                              (route.gateway_id && route.gateway_id->starts_with("vgw-"));
    if (!is_elsewhere || route.state == "blackhole" || !lets_out_https(source)) continue;
    path.is_open = Answer::unknown;
    path.evidence.push_back(cite_route(source.view, *routes.table, route,
                                       "the VPC is connected to other networks, where shared endpoints may be"));
    break;
  }
  return path;
}

}  // namespace patchtriage
