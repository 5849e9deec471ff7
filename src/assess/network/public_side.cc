#include "assess/network/public_side.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/network/network_index.h"
#include "assess/network/route_maps.h"

namespace patchtriage {
namespace {

// Public addresses that aren't the VPC's own.
AddressSet public_sources(const NetworkIndex& index, std::string_view vpc_id) {
  return public_addresses().without(index.vpc_addresses(vpc_id));
}

Proof is_attached(const ScopeView& view, std::string_view gateway_id, std::string_view vpc_id) {
  const ec2::InternetGateway* gateway = view.find<ec2::InternetGateway>(gateway_id);
  if (gateway == nullptr) {
    const Facts<ec2::InternetGateway> gateways = view.list<ec2::InternetGateway>();
    if (const Gap* gap = gateways.gap())
      return {Answer::unknown, {view.trail().not_read(*gap, "the internet gateway")}};
    return {Answer::no, {view.trail().not_listed(*gateways.complete(), fmt::format("there is no {}", gateway_id))}};
  }
  for (const ec2::InternetGatewayAttachment& attachment : gateway->attachments) {
    if (attachment.vpc_id != vpc_id) continue;
    if (attachment.state == "available" || attachment.state == "attached") {
      return {Answer::yes,
              {view.trail().cite(*gateway, attachment.state, "the internet gateway is attached to the VPC")}};
    }
  }
  return {Answer::no, {view.trail().cite(*gateway, &ec2::InternetGateway::attachments, "not attached to the VPC")}};
}

// Where the subnet answers through an appliance: the way in is open if an edge route table of an attached internet
// gateway sends the subnet's addresses through the same one.
void add_inspected(const ScopeView& view, const ec2::Subnet& subnet, const RouteMap& map, const RouteSegment& segment,
                   const AddressSet& sources, PublicSide& side) {
  const AddressSet own = AddressSet::of_text(subnet.cidr_block.value_or(""));
  for (const ec2::InternetGateway& gateway : view.list<ec2::InternetGateway>().rows()) {
    for (const ec2::RouteTable* table : view.once<NetworkIndex>().edge_tables(gateway.internet_gateway_id)) {
      const RouteMap& edge = view.once<RouteMaps>().of(view, *table);
      for (const RouteSegment& inbound : edge.segments) {
        if (inbound.target_id != segment.target_id || !inbound.destinations.overlaps(own)) continue;
        side.gateways.push_back(
            {segment.destinations.common(sources),
             fmt::format("{} {}", segment.target_id, gateway.internet_gateway_id),
             {cite_route(view, *map.table, *segment.route, "the subnet answers through an appliance"),
              cite_route(view, *table, *inbound.route, "and what comes in passes the same one")}});
      }
    }
  }
}

}  // namespace

const ec2::Subnet* own_subnet(const ScopeView& view, std::string_view subnet_id, std::vector<Evidence>& gaps) {
  const ec2::Subnet* subnet = view.find<ec2::Subnet>(subnet_id);
  if (subnet == nullptr) {
    const Facts<ec2::Subnet> subnets = view.list<ec2::Subnet>();
    const std::string what = fmt::format("the subnet {}", subnet_id);
    gaps.push_back(subnets.gap() != nullptr ? view.trail().not_read(*subnets.gap(), what)
                                            : view.trail().not_listed(*subnets.complete(), what + " is not listed"));
    return nullptr;
  }
  if (subnet->owner_id && *subnet->owner_id != view.scope().account) {
    // Route tables, network ACLs and endpoints of a shared subnet are visible to its owner only.
    gaps.push_back(view.trail().cite(*subnet, &ec2::Subnet::owner_id,
                                     "the subnet is shared by another account, which alone sees its routes"));
    return nullptr;
  }
  return subnet;
}

PublicSide read_public_side(const ScopeView& view, std::string_view subnet_id) {
  PublicSide side;
  const ec2::Subnet* subnet = own_subnet(view, subnet_id, side.gaps);
  if (subnet == nullptr) return side;
  const std::string vpc_id = subnet->vpc_id.value_or("");
  const NetworkIndex& index = view.once<NetworkIndex>();
  const ec2::RouteTable* table = index.effective_table(subnet_id, vpc_id);
  const Facts<ec2::RouteTable> tables = view.list<ec2::RouteTable>();
  if (tables.gap() != nullptr) {
    // With a part of the tables, the one that is associated with the subnet may be missing.
    side.gaps.push_back(view.trail().not_read(*tables.gap(), "the route tables"));
    return side;
  }
  if (table == nullptr) {
    side.gaps.push_back(
        view.trail().not_listed(*tables.complete(), fmt::format("no route table of {} is listed", subnet_id)));
    return side;
  }
  const RouteMap& map = view.once<RouteMaps>().of(view, *table);
  side.gaps = map.unread;
  const AddressSet sources = public_sources(index, vpc_id);
  for (const RouteSegment& segment : map.segments) {
    const AddressSet reached = segment.destinations.common(sources);
    if (reached.empty() || segment.target == RouteTarget::local || segment.target == RouteTarget::blackhole ||
        segment.target == RouteTarget::service_list)
      continue;
    const Evidence route = cite_route(view, *table, *segment.route,
                                      fmt::format("the subnet sends public addresses to {}", segment.target_id));
    if (segment.target == RouteTarget::internet_gateway) {
      const Proof attached = is_attached(view, segment.target_id, vpc_id);
      if (attached.answer == Answer::no) {
        append(side.why_none, attached.evidence);
      } else if (attached.answer == Answer::unknown || !segment.is_certain) {
        append(side.gaps, attached.answer == Answer::unknown ? attached.evidence : std::vector{route});
      } else {
        PublicGateway gateway{reached, segment.target_id, {route}};
        append(gateway.evidence, attached.evidence);
        side.gateways.push_back(std::move(gateway));
      }
    } else if (!segment.is_certain) {
      side.gaps.push_back(route);
    } else if (segment.target == RouteTarget::endpoint || segment.target == RouteTarget::interface) {
      const std::size_t before = side.gateways.size();
      add_inspected(view, *subnet, map, segment, sources, side);
      if (side.gateways.size() == before) side.why_none.push_back(route);
    } else {
      side.why_none.push_back(route);
    }
  }
  if (side.gateways.empty() && side.why_none.empty()) {
    side.why_none.push_back(view.trail().cite(*table, &ec2::RouteTable::route_table_id,
                                              "no route of the subnet leads to public addresses"));
  }
  return side;
}

}  // namespace patchtriage
