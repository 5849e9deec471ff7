#include "assess/network/network_acls.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "assess/network/network_index.h"

namespace patchtriage {
namespace {

// Both Linux's and Windows' choice of client ports lie in here; a path that serves these serves every agent.
constexpr PortRange kUsualReplyPorts{32768, 65535};

// So many ports are a range that clients choose from; a few, as 3389 or 8080, were let in for the services behind them.
constexpr std::int64_t kFewestClientPorts = 256;

PortRange ports_of(const ec2::NetworkAclEntry& entry) {
  if (!entry.port_range || entry.protocol == "-1") return kAllPorts;
  return {entry.port_range->from.value_or(0), entry.port_range->to.value_or(65535)};
}

std::vector<const ec2::NetworkAclEntry*> entries_of(const ec2::NetworkAcl& acl, Direction direction,
                                                    Protocol protocol) {
  std::vector<const ec2::NetworkAclEntry*> entries;
  for (const ec2::NetworkAclEntry& entry : acl.entries) {
    if (entry.egress.value_or(false) != (direction == Direction::outbound)) continue;
    if (is_about(entry.protocol.value_or("-1"), protocol)) entries.push_back(&entry);
  }
  std::ranges::sort(entries, {}, [](const ec2::NetworkAclEntry* entry) {
    return std::pair(entry->rule_number.value_or(32767), entry);
  });
  return entries;
}

AddressSet addresses_of(const ec2::NetworkAclEntry& entry) {
  if (entry.cidr_block) return AddressSet::of_text(*entry.cidr_block);
  return entry.ipv6_cidr_block ? AddressSet::of_text(*entry.ipv6_cidr_block) : AddressSet();
}

// What of `box` lies outside of the entry's addresses by ports, in pieces that are boxes again.
void cut(const TrafficBox& box, const AddressSet& addresses, PortRange ports, std::vector<TrafficBox>& rest) {
  const TrafficBox others{box.peers.without(addresses), box.ports};
  const AddressSet matched = box.peers.common(addresses);
  const TrafficBox below{matched, {box.ports.first, std::min(box.ports.last, ports.first - 1)}};
  const TrafficBox above{matched, {std::max(box.ports.first, ports.last + 1), box.ports.last}};
  for (const TrafficBox& piece : {others, below, above}) {
    if (!piece.empty()) rest.push_back(piece);
  }
}

// The entry that decides about the traffic, for citing.
Evidence cite_decision(const ScopeView& view, const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                       const TrafficBox& traffic, std::string claim) {
  for (const ec2::NetworkAclEntry* entry : entries_of(acl, direction, protocol)) {
    const bool is_match =
        addresses_of(*entry).overlaps(traffic.peers) && !ports_of(*entry).common(traffic.ports).empty();
    if (is_match) return view.trail().cite(acl, entry->rule_number, std::move(claim));
  }
  return view.trail().cite(acl, &ec2::NetworkAcl::network_acl_id, std::move(claim));
}

AddressSet peers_of(const std::vector<TrafficBox>& boxes, PortRange ports) {
  AddressSet peers;
  for (const TrafficBox& box : boxes) {
    if (box.ports.covers(ports)) peers = peers.united(box.peers);
  }
  return peers;
}

AddressSet peers_of_any(const std::vector<TrafficBox>& boxes) {
  AddressSet peers;
  for (const TrafficBox& box : boxes) peers = peers.united(box.peers);
  return peers;
}

// Peers with whom replies pass on ports that a client may have chosen.
AddressSet client_reply_peers(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                              const AddressSet& peers) {
  AddressSet answered;
  for (const TrafficBox& box : acl_allows(acl, direction, protocol, {peers, kReplyPorts})) {
    if (box.ports.last - box.ports.first + 1 >= kFewestClientPorts) answered = answered.united(box.peers);
  }
  return answered;
}

// All of `ports`, pieced together where the entries split them.
AddressSet peers_with_all(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol, const AddressSet& peers,
                          PortRange ports) {
  const std::vector<TrafficBox> allowed = acl_allows(acl, direction, protocol, {peers, ports});
  if (AddressSet whole = peers_of(allowed, ports); whole.covers(peers)) return whole;
  // What is not allowed is what the allowed boxes leave of the request.
  std::vector<TrafficBox> refused = {{peers, ports}};
  for (const TrafficBox& box : allowed) {
    std::vector<TrafficBox> rest;
    for (const TrafficBox& piece : refused) cut(piece, box.peers, box.ports, rest);
    refused = std::move(rest);
  }
  return peers.without(peers_of_any(refused));
}

}  // namespace

std::vector<TrafficBox> acl_allows(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                                   const TrafficBox& traffic) {
  std::vector<TrafficBox> allowed;
  std::vector<TrafficBox> undecided = {traffic};
  for (const ec2::NetworkAclEntry* entry : entries_of(acl, direction, protocol)) {
    const AddressSet addresses = addresses_of(*entry);
    const PortRange ports = ports_of(*entry);
    std::vector<TrafficBox> rest;
    for (const TrafficBox& box : undecided) {
      const TrafficBox matched{box.peers.common(addresses), box.ports.common(ports)};
      if (matched.empty()) {
        rest.push_back(box);
        continue;
      }
      if (entry->rule_action == "allow") allowed.push_back(matched);
      cut(box, addresses, ports, rest);
    }
    undecided = std::move(rest);
  }
  return allowed;
}

AddressSet acl_reply_peers(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                           const AddressSet& peers) {
  return peers_of_any(acl_allows(acl, direction, protocol, {peers, kReplyPorts}));
}

AddressSet acl_all_reply_peers(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                               const AddressSet& peers) {
  return peers_with_all(acl, direction, protocol, peers, kUsualReplyPorts);
}

Proof acl_permits(const ScopeView& view, std::string_view subnet_id, Direction direction, Protocol protocol,
                  PortRange ports, const AddressSet& peers) {
  const ec2::NetworkAcl* acl = view.once<NetworkIndex>().acl(subnet_id);
  if (acl == nullptr) {
    const Facts<ec2::NetworkAcl> acls = view.list<ec2::NetworkAcl>();
    const std::string what = fmt::format("the network ACL of {}", subnet_id);
    return {Answer::unknown,
            {acls.gap() != nullptr ? view.trail().not_read(*acls.gap(), what)
                                   : view.trail().not_listed(*acls.complete(), what + " is not listed")}};
  }
  const Direction back = direction == Direction::inbound ? Direction::outbound : Direction::inbound;
  const AddressSet requests = peers_with_all(*acl, direction, protocol, peers, ports);
  const AddressSet replies = peers_with_all(*acl, back, protocol, peers, kUsualReplyPorts);
  if (requests.common(replies).covers(peers)) {
    return {Answer::yes,
            {cite_decision(view, *acl, direction, protocol, {peers, ports},
                           fmt::format("the network ACL allows {}", to_text(protocol, ports))),
             cite_decision(view, *acl, back, protocol, {peers, kUsualReplyPorts}, "and the replies")}};
  }
  if (requests.empty()) {
    return {Answer::no,
            {cite_decision(view, *acl, direction, protocol, {peers, ports},
                           fmt::format("the network ACL refuses {}", to_text(protocol, ports)))}};
  }
  const AddressSet answered = direction == Direction::outbound ? client_reply_peers(*acl, back, protocol, peers)
                                                               : acl_reply_peers(*acl, back, protocol, peers);
  if (answered.empty()) {
    return {Answer::no,
            {cite_decision(view, *acl, back, protocol, {peers, kReplyPorts}, "the network ACL refuses every reply")}};
  }
  return {Answer::unknown,
          {cite_decision(view, *acl, direction, protocol, {peers, ports}, "the network ACL allows a part of it")}};
}

}  // namespace patchtriage
