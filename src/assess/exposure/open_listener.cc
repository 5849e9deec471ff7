#include "assess/exposure/open_listener.h"

#include <fmt/format.h>

#include "assess/network/block_public_access.h"
#include "assess/network/network_acls.h"
#include "assess/network/network_index.h"
#include "assess/network/public_side.h"
#include "assess/network/security_groups.h"

namespace patchtriage {
namespace {

// Sources that the groups let in on the port, whatever the way.
AddressSet let_in_by_groups(const ScopeView& view, const Frontage& frontage, Protocol protocol, PortRange ports,
                            OpenPort& result) {
  AddressSet all;
  if (frontage.has_v4) all = all.united(all_addresses(IpFamily::v4));
  if (frontage.has_v6) all = all.united(all_addresses(IpFamily::v6));
  if (frontage.groups.empty()) {
    if (frontage.may_lack_groups) return all;
    result.gaps.push_back(Trail::derived("the security groups of the load balancer are not known", {}));
    return {};
  }
  const OpeningSet set = read_openings(view, frontage.groups, Direction::inbound, protocol);
  append(result.gaps, set.gaps);
  AddressSet sources;
  for (const Opening& opening : set.openings) {
    if (!opening.ports.covers(ports)) continue;
    const AddressSet more = opening.addresses.common(all);
    if (more.overlaps(public_addresses())) {
      result.evidence.push_back(cite_opening(view, opening, "the load balancer's security group lets clients in"));
    }
    sources = sources.united(more);
  }
  return sources;
}

void pass_subnet(const ScopeView& view, const std::string& subnet_id, Protocol protocol, PortRange ports,
                 const AddressSet& sources, OpenPort& result) {
  const PublicSide side = read_public_side(view, subnet_id);
  append(result.gaps, side.gaps);
  for (const PublicGateway& gateway : side.gateways) {
    const AddressSet let_in = gateway.sources.common(sources);
    if (let_in.empty()) continue;
    const ec2::NetworkAcl* acl = view.once<NetworkIndex>().acl(subnet_id);
    if (acl == nullptr) {
      append(result.gaps, acl_permits(view, subnet_id, Direction::inbound, protocol, ports, let_in).evidence);
      continue;
    }
    const ec2::Subnet* subnet = view.find<ec2::Subnet>(subnet_id);
    const PublicAccess access =
        read_public_access(view, subnet_id, subnet == nullptr ? "" : subnet->vpc_id.value_or(""), Direction::inbound);
    if (access.is_blocked == Answer::yes) continue;
    if (access.is_blocked == Answer::unknown && access.is_mode_known) {
      append(result.gaps, access.evidence);
      continue;
    }
    AddressSet clients;
    for (const TrafficBox& box : acl_allows(*acl, Direction::inbound, protocol, {let_in, ports})) {
      clients = clients.united(acl_reply_peers(*acl, Direction::outbound, protocol, box.peers));
    }
    if (clients.empty()) continue;
    if (result.clients.empty()) {
      append(result.evidence, gateway.evidence);
      append(result.evidence, access.evidence);
    }
    result.clients = result.clients.united(clients);
  }
}

}  // namespace

OpenPort open_port(const ScopeView& view, const Frontage& frontage, Protocol protocol, std::int64_t port) {
  OpenPort result;
  const PortRange ports{port, port};
  const AddressSet sources = let_in_by_groups(view, frontage, protocol, ports, result);
  if (sources.empty()) return result;
  for (const std::string& subnet_id : frontage.subnets) pass_subnet(view, subnet_id, protocol, ports, sources, result);
  return result;
}

}  // namespace patchtriage
