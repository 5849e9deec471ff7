#include "assess/network/security_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/network/prefix_lists.h"

namespace patchtriage {
namespace {

// Rules for all protocols come without ports.
PortRange ports_of(const ec2::IpPermission& permission) {
  if (!permission.from_port || !permission.to_port || *permission.from_port < 0 || *permission.to_port < 0)
    return kAllPorts;
  return {*permission.from_port, *permission.to_port};
}

void read_permission(const ScopeView& view, const ec2::SecurityGroup& group, const ec2::IpPermission& permission,
                     OpeningSet& set) {
  Opening opening{&group, &permission, nullptr, ports_of(permission), {}, ""};
  const auto add = [&](const std::optional<std::string>& peer, AddressSet addresses) {
    opening.peer = &peer;
    opening.addresses = std::move(addresses);
    set.openings.push_back(opening);
  };
  for (const ec2::IpRange& range : permission.ip_ranges) {
    if (range.cidr_ip) add(range.cidr_ip, AddressSet::of_text(*range.cidr_ip));
  }
  for (const ec2::Ipv6Range& range : permission.ipv6_ranges) {
    if (range.cidr_ipv6) add(range.cidr_ipv6, AddressSet::of_text(*range.cidr_ipv6));
  }
  for (const ec2::PrefixListId& list : permission.prefix_list_ids) {
    if (!list.prefix_list_id) continue;
    const auto& read = read_prefix_list(view, *list.prefix_list_id);
    if (const Evidence* gap = std::get_if<Evidence>(&read)) {
      set.gaps.push_back(*gap);
    } else {
      add(list.prefix_list_id, std::get<PrefixList>(read).addresses);
    }
  }
  for (const ec2::UserIdGroupPair& pair : permission.user_id_group_pairs) {
    if (!pair.group_id) continue;
    opening.peer_group = *pair.group_id;
    add(pair.group_id, {});
    opening.peer_group.clear();
  }
}

}  // namespace

OpeningSet read_openings(const ScopeView& view, std::span<const std::string> group_ids, Direction direction,
                         Protocol protocol) {
  OpeningSet set;
  for (const std::string& id : group_ids) {
    const ec2::SecurityGroup* group = view.find<ec2::SecurityGroup>(id);
    if (group == nullptr) {
      const Facts<ec2::SecurityGroup> groups = view.list<ec2::SecurityGroup>();
      const std::string what = fmt::format("the security group {}", id);
      set.gaps.push_back(groups.gap() != nullptr
                             ? view.trail().not_read(*groups.gap(), what)
                             : view.trail().not_listed(*groups.complete(), what + " is not listed in this account"));
      continue;
    }
    const auto& permissions = direction == Direction::inbound ? group->ip_permissions : group->ip_permissions_egress;
    for (const ec2::IpPermission& permission : permissions) {
      if (is_about(permission.ip_protocol.value_or("-1"), protocol)) read_permission(view, *group, permission, set);
    }
  }
  return set;
}

Evidence cite_opening(const ScopeView& view, const Opening& opening, std::string claim) {
  return view.trail().cite(*opening.group, *opening.peer, std::move(claim));
}

Proof groups_permit(const ScopeView& view, std::span<const std::string> group_ids, Direction direction,
                    Protocol protocol, PortRange ports, const Peer& peer) {
  const OpeningSet set = read_openings(view, group_ids, direction, protocol);
  const char* way = direction == Direction::inbound ? "lets in" : "lets out";
  Proof proof;
  AddressSet permitted;
  for (const Opening& opening : set.openings) {
    if (!opening.ports.covers(ports)) continue;
    const bool is_by_group =
        !opening.peer_group.empty() && std::ranges::find(peer.groups, opening.peer_group) != peer.groups.end();
    if (is_by_group) {
      return {Answer::yes,
              {cite_opening(view, opening, fmt::format("the security group {} {}", way, to_text(protocol, ports)))}};
    }
    if (!opening.addresses.overlaps(peer.addresses)) continue;
    permitted = permitted.united(opening.addresses.common(peer.addresses));
    proof.evidence.push_back(
        cite_opening(view, opening, fmt::format("the security group {} {}", way, to_text(protocol, ports))));
    if (permitted.covers(peer.addresses)) {
      proof.answer = Answer::yes;
      return proof;
    }
  }
  if (!permitted.empty() || !set.gaps.empty()) {
    append(proof.evidence, set.gaps);
    return proof;
  }
  proof.answer = Answer::no;
  for (const std::string& id : group_ids) {
    const ec2::SecurityGroup* group = view.find<ec2::SecurityGroup>(id);
    if (group == nullptr) continue;
    const auto& permissions = direction == Direction::inbound ? group->ip_permissions : group->ip_permissions_egress;
    proof.evidence.push_back(view.trail().cite(
        *group, permissions,
        fmt::format("no rule of the security group {} {} to the other end", way, to_text(protocol, ports))));
  }
  return proof;
}

}  // namespace patchtriage
