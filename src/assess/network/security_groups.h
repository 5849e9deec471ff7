// What security groups let pass: the union of the rules of all groups of an interface or load balancer.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assess/network/proof.h"
#include "assess/network/traffic.h"
#include "assess/scope_view.h"
#include "fleet/records/ec2_firewalls.h"

namespace patchtriage {

// One source or destination of one rule.
struct Opening {
  const ec2::SecurityGroup* group = nullptr;
  const ec2::IpPermission* permission = nullptr;
  const std::optional<std::string>* peer = nullptr;  // the field that names it, for citing
  PortRange ports;
  AddressSet addresses;    // empty where it names a group
  std::string peer_group;  // "sg-…", empty where it names addresses
};

struct OpeningSet {
  std::vector<Opening> openings;
  std::vector<Evidence> gaps;  // groups and lists that could not be read and may let more pass
};

// The openings of the groups for a protocol. A group that isn't listed, as one of another account, is a gap.
OpeningSet read_openings(const ScopeView& view, std::span<const std::string> group_ids, Direction direction,
                         Protocol protocol);
Evidence cite_opening(const ScopeView& view, const Opening& opening, std::string claim);

// The other end of a connection, by address and by the groups it carries.
struct Peer {
  AddressSet addresses;
  std::vector<std::string> groups;
};

// Whether the groups let the peer's addresses pass on the port: all of them yes, none of them no, else unknown.
Proof groups_permit(const ScopeView& view, std::span<const std::string> group_ids, Direction direction,
                    Protocol protocol, PortRange ports, const Peer& peer);

// Ids of a list of group references.
template <class Reference>
std::vector<std::string> group_ids_of(const std::vector<Reference>& references) {
  std::vector<std::string> ids;
  for (const Reference& reference : references) {
    if (reference.group_id) ids.push_back(*reference.group_id);
  }
  return ids;
}

}  // namespace patchtriage
