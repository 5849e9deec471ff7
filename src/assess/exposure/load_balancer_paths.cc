#include <fmt/format.h>

#include <algorithm>

#include "assess/exposure/load_balancer_doors.h"
#include "assess/exposure/path_search.h"
#include "assess/network/instance_interfaces.h"
#include "assess/network/network_acls.h"
#include "assess/network/network_index.h"
#include "assess/network/security_groups.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {
namespace {

// Whether the target sees the client's address instead of the load balancer's.
struct ClientAddress {
  Answer is_preserved = Answer::no;
  std::vector<Evidence> evidence;
};

ClientAddress client_address(const ScopeView& view, const Door& door) {
  if (door.kind != BalancerKind::network || door.target_group == nullptr) return {};
  const elbv2::TargetGroup& target_group = *door.target_group;
  const Facts<elbv2::TargetGroupAttribute> attributes =
      view.list<elbv2::TargetGroupAttribute>(target_group.target_group_arn);
  for (const elbv2::TargetGroupAttribute& attribute : attributes.rows()) {
    if (attribute.key != "preserve_client_ip.enabled") continue;
    return {
        attribute.value == "true" ? Answer::yes : Answer::no,
        {view.trail().cite(attribute, &elbv2::TargetGroupAttribute::value, "whether the client's address is kept")}};
  }
  if (const Gap* gap = attributes.gap()) {
    return {Answer::unknown, {view.trail().not_read(*gap, "whether the client's address is kept")}};
  }
  const std::string protocol = target_group.protocol.value_or("");
  const bool is_on = target_group.target_type == "instance" || protocol == "UDP" || protocol == "TCP_UDP";
  return {is_on ? Answer::yes : Answer::no, {}};
}

// What of a door's clients reaches one interface.
struct Admission {
  Answer answer = Answer::no;
  AddressSet clients;
  std::vector<Evidence> evidence;
};

AddressSet subnet_addresses(const ScopeView& view, std::string_view subnet_id) {
  const ec2::Subnet* subnet = view.find<ec2::Subnet>(subnet_id);
  return subnet == nullptr ? AddressSet() : AddressSet::of_text(subnet->cidr_block.value_or(""));
}

// The load balancer talks to the target from its own addresses.
Admission admit_balancer(const ScopeView& view, const Door& door, const Interface& interface, Protocol protocol,
                         PortRange ports) {
  Admission result;
  result.clients = door.clients;
  for (const std::string& subnet_id : door.subnets) {
    const Peer peer{subnet_addresses(view, subnet_id), door.groups};
    if (peer.addresses.empty()) continue;
    Proof groups = groups_permit(view, interface.groups, Direction::inbound, protocol, ports, peer);
    Proof acl{Answer::yes, {}};
    // Network ACLs stand between subnets only.
    if (subnet_id != interface.subnet_id) {
      acl = acl_permits(view, interface.subnet_id, Direction::inbound, protocol, ports, peer.addresses);
    }
    const Answer answer = both(groups.answer, acl.answer);
    if (answer == Answer::yes || either(result.answer, answer) != result.answer || result.evidence.empty()) {
      result.evidence = groups.evidence;
      append(result.evidence, acl.evidence);
    }
    result.answer = either(result.answer, answer);
    if (result.answer == Answer::yes) return result;
  }
  return result;
}

// The target sees the clients: its groups have to let the internet in, or the load balancer by its groups.
Admission admit_clients(const ScopeView& view, const Door& door, const Interface& interface, Protocol protocol,
                        PortRange ports) {
  Admission result;
  const OpeningSet set = read_openings(view, interface.groups, Direction::inbound, protocol);
  AddressSet let_in;
  for (const Opening& opening : set.openings) {
    if (!opening.ports.covers(ports)) continue;
    const bool is_by_group = std::ranges::find(door.groups, opening.peer_group) != door.groups.end();
    const AddressSet more = is_by_group ? door.clients : opening.addresses.common(door.clients);
    if (more.empty()) continue;
    let_in = let_in.united(more);
    result.evidence.push_back(cite_opening(view, opening, "the instance's security group lets the clients in"));
  }
  if (!let_in.empty()) {
    const ec2::NetworkAcl* acl = view.once<NetworkIndex>().acl(interface.subnet_id);
    if (acl == nullptr) {
      const Proof unread = acl_permits(view, interface.subnet_id, Direction::inbound, protocol, ports, let_in);
      append(result.evidence, unread.evidence);
      result.answer = unread.answer;
      return result;
    }
    // Whom a blocklist turns away doesn't close the path for the others.
    for (const TrafficBox& box : acl_allows(*acl, Direction::inbound, protocol, {let_in, ports})) {
      result.clients = result.clients.united(acl_reply_peers(*acl, Direction::outbound, protocol, box.peers));
    }
    result.answer = result.clients.empty() ? Answer::no : Answer::yes;
    result.evidence.push_back(view.trail().cite(
        *acl, &ec2::NetworkAcl::network_acl_id,
        result.clients.empty() ? "its network ACL lets none of them pass" : "its network ACL lets them pass"));
    return result;
  }
  result.answer = set.gaps.empty() ? Answer::no : Answer::unknown;
  append(result.evidence, set.gaps);
  return result;
}

Admission admit(const ScopeView& view, const Door& door, const Interface& interface, Protocol protocol,
                std::int64_t port) {
  const PortRange ports{port, port};
  const ClientAddress client = client_address(view, door);
  if (client.is_preserved == Answer::no) return admit_balancer(view, door, interface, protocol, ports);
  if (client.is_preserved == Answer::yes) return admit_clients(view, door, interface, protocol, ports);
  Admission as_balancer = admit_balancer(view, door, interface, protocol, ports);
  Admission as_clients = admit_clients(view, door, interface, protocol, ports);
  if (as_balancer.answer == as_clients.answer) return as_clients;
  append(as_clients.evidence, client.evidence);
  as_clients.answer = Answer::unknown;
  return as_clients;
}

void search_registration(const ScopeView& view, const Registration& registration, const Interface& interface,
                         PathSearch& search) {
  const Door& door = view.once<LoadBalancerDoors>().doors()[registration.door];
  if (door.is_open == Answer::unknown) {
    append(search.gaps, door.gaps);
    return;
  }
  for (const Protocol protocol : door.protocols) {
    const Admission admission = admit(view, door, interface, protocol, registration.port);
    if (admission.answer == Answer::unknown) {
      append(search.gaps, admission.evidence);
    } else if (admission.answer == Answer::no) {
      append(search.why_none, admission.evidence);
    } else {
      ExposurePath path;
      path.via = door.via;
      path.ports = to_text(protocol, {door.port, door.port});
      path.breadth = breadth_of(admission.clients);
      path.evidence = door.evidence;
      path.evidence.push_back(registration.evidence);
      append(path.evidence, admission.evidence);
      search.paths.push_back(std::move(path));
    }
  }
}

}  // namespace

PathSearch find_load_balancer_paths(const ScopeView& view, const Node& node) {
  PathSearch search;
  const LoadBalancerDoors& doors = view.once<LoadBalancerDoors>();
  const InterfaceSet set = read_interfaces(view, node);
  search.gaps = doors.gaps(node.instance->vpc_id.value_or(""));
  for (const Interface& interface : set.interfaces) {
    if (interface.is_first || set.interfaces.size() == 1) {
      for (const Registration& registration : doors.of_instance(node.key.instance_id)) {
        search_registration(view, registration, interface, search);
      }
    }
    for (const InterfaceAddress& address : interface.addresses) {
      for (const Registration& registration : doors.of_address(interface.vpc_id, to_string(address.address))) {
        search_registration(view, registration, interface, search);
      }
    }
    for (const Registration* registration : doors.of_addresses(interface.vpc_id, interface.prefixes)) {
      search_registration(view, *registration, interface, search);
    }
  }
  return search;
}

}  // namespace patchtriage
