#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assess/exposure/path_search.h"
#include "assess/network/block_public_access.h"
#include "assess/network/instance_interfaces.h"
#include "assess/network/network_acls.h"
#include "assess/network/network_index.h"
#include "assess/network/public_side.h"
#include "assess/network/security_groups.h"

namespace patchtriage {
namespace {

// What reaches one address, by protocol and ports.
struct Reached {
  AddressSet sources;
  std::vector<Evidence> evidence;
};
using ReachedPorts = std::map<std::pair<Protocol, PortRange>, Reached>;

// Adds what of the opening is left after the network ACL has had its say, both ways.
void pass_acl(const ScopeView& view, const ec2::NetworkAcl& acl, Protocol protocol, const Opening& opening,
              const AddressSet& sources, ReachedPorts& reached) {
  for (const TrafficBox& box : acl_allows(acl, Direction::inbound, protocol, {sources, opening.ports})) {
    const AddressSet answered = acl_reply_peers(acl, Direction::outbound, protocol, box.peers);
    if (answered.empty()) continue;
    Reached& entry = reached[{protocol, box.ports}];
    entry.sources = entry.sources.united(answered);
    if (entry.evidence.empty()) {
      entry.evidence.push_back(
          cite_opening(view, opening, fmt::format("the security group lets in {}", to_text(protocol, box.ports))));
      entry.evidence.push_back(
          view.trail().cite(acl, &ec2::NetworkAcl::network_acl_id, "its network ACL lets it pass"));
    }
  }
}

// Everything on every port of both protocols is one path.
void add_paths(const std::string& via, const std::vector<Evidence>& common, const ReachedPorts& reached,
               PathSearch& search) {
  const auto tcp = reached.find({Protocol::tcp, kAllPorts});
  const auto udp = reached.find({Protocol::udp, kAllPorts});
  const bool is_all = tcp != reached.end() && udp != reached.end();
  for (auto at = reached.begin(); at != reached.end(); ++at) {
    if (is_all && at == udp) continue;
    ExposurePath path;
    path.via = via;
    path.ports = is_all && at == tcp ? "all" : to_text(at->first.first, at->first.second);
    path.breadth = breadth_of(at->second.sources);
    path.evidence = common;
    append(path.evidence, at->second.evidence);
    search.paths.push_back(std::move(path));
  }
}

struct Way {
  const Interface& interface;
  const InterfaceAddress& address;
  const PublicGateway& gateway;
};

void search_way(const ScopeView& view, const Way& way, PathSearch& search) {
  const Trail& trail = view.trail();
  const AddressSet sources = way.gateway.sources.of_family(way.address.address.family());
  if (sources.empty()) return;
  const ec2::NetworkAcl* acl = view.once<NetworkIndex>().acl(way.interface.subnet_id);
  ReachedPorts reached;
  std::vector<Evidence> open_rules;
  for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
    const OpeningSet set = read_openings(view, way.interface.groups, Direction::inbound, protocol);
    // The same groups have the same gaps for both protocols.
    if (protocol == Protocol::tcp) append(search.gaps, set.gaps);
    for (const Opening& opening : set.openings) {
      const AddressSet let_in = opening.addresses.common(sources);
      if (let_in.empty()) continue;
      if (open_rules.empty()) open_rules.push_back(cite_opening(view, opening, "the security group lets it in"));
      if (acl != nullptr) pass_acl(view, *acl, protocol, opening, let_in, reached);
    }
  }
  if (open_rules.empty()) {
    for (const std::string& id : way.interface.groups) {
      if (const auto* group = view.find<ec2::SecurityGroup>(id)) {
        search.why_none.push_back(
            trail.cite(*group, &ec2::SecurityGroup::ip_permissions, "no rule lets anyone in from the internet"));
      }
    }
    return;
  }
  if (acl == nullptr) {
    const Facts<ec2::NetworkAcl> acls = view.list<ec2::NetworkAcl>();
    search.gaps.push_back(acls.gap() != nullptr
                              ? trail.not_read(*acls.gap(), "the network ACL of the subnet")
                              : trail.not_listed(*acls.complete(), "no network ACL is listed for the subnet"));
    return;
  }
  if (reached.empty()) {
    search.why_none.push_back(trail.cite(*acl, &ec2::NetworkAcl::entries, "the network ACL lets nothing of it pass"));
    return;
  }
  const PublicAccess access =
      read_public_access(view, way.interface.subnet_id, way.interface.vpc_id, Direction::inbound);
  if (access.is_blocked == Answer::yes) {
    append(search.why_none, access.evidence);
    return;
  }
  if (access.is_blocked == Answer::unknown && access.is_mode_known) {
    append(search.gaps, access.evidence);
    return;
  }
  // Whether an IPv6 address is closed to internet gateways is in the interface's own record only.
  const Facts<ec2::NetworkInterface> interfaces = view.list<ec2::NetworkInterface>();
  if (way.address.address.family() == IpFamily::v6 && interfaces.gap() != nullptr &&
      view.find<ec2::NetworkInterface>(way.interface.id) == nullptr) {
    search.gaps.push_back(trail.not_read(*interfaces.gap(), "whether the interface is closed to internet gateways"));
    return;
  }
  std::vector<Evidence> common = {way.address.evidence};
  append(common, way.gateway.evidence);
  append(common, access.evidence);
  add_paths(fmt::format("{} {} {}", way.interface.id, way.address.public_address, way.gateway.name), common, reached,
            search);
}

}  // namespace

PathSearch find_direct_paths(const ScopeView& view, const Node& node) {
  PathSearch search;
  const InterfaceSet set = read_interfaces(view, node);
  search.gaps = set.gaps;
  for (const Interface& interface : set.interfaces) {
    const bool has_public_address = std::ranges::any_of(
        interface.addresses, [](const InterfaceAddress& address) { return !address.public_address.empty(); });
    if (!has_public_address) {
      // A shared subnet stays unknown all the same: its owner may lead others to it.
      own_subnet(view, interface.subnet_id, search.gaps);
      Evidence none = interface.evidence;
      none.claim = fmt::format("the network interface {} has no public address", interface.id);
      search.why_none.push_back(std::move(none));
      continue;
    }
    const PublicSide side = read_public_side(view, interface.subnet_id);
    append(search.gaps, side.gaps);
    if (side.gateways.empty()) append(search.why_none, side.why_none);
    for (const PublicGateway& gateway : side.gateways) {
      for (const InterfaceAddress& address : interface.addresses) {
        if (!address.public_address.empty()) search_way(view, {interface, address, gateway}, search);
      }
    }
  }
  return search;
}

}  // namespace patchtriage
