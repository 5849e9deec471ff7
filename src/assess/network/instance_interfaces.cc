#include "assess/network/instance_interfaces.h"

#include "assess/network/network_index.h"
#include "assess/network/security_groups.h"

namespace patchtriage {
namespace {

// Both records have the same fields under their own types.
template <class Row, class Listed>
Interface read_interface(const Trail& trail, const Row& row, const Listed& listed, const std::string& id) {
  Interface interface;
  interface.id = id;
  interface.subnet_id = listed.subnet_id.value_or("");
  interface.vpc_id = listed.vpc_id.value_or("");
  interface.is_first = listed.attachment && listed.attachment->device_index == 0;
  interface.groups = group_ids_of(listed.groups);
  interface.evidence = trail.cite(row, listed.subnet_id, "the subnet of the network interface " + id);
  for (const auto& held : listed.private_ip_addresses) {
    const auto address = held.private_ip_address ? parse_ip_address(*held.private_ip_address) : std::nullopt;
    if (!address) continue;
    InterfaceAddress entry{*address, held.primary.value_or(false), "",
                           trail.cite(row, held.private_ip_address, "a private address of the instance")};
    if (held.association && held.association->public_ip) {
      entry.public_address = *held.association->public_ip;
      entry.evidence = trail.cite(row, held.association->public_ip, "a public address of the instance");
    }
    interface.addresses.push_back(std::move(entry));
  }
  for (const auto& held : listed.ipv6_addresses) {
    const auto address = held.ipv6_address ? parse_ip_address(*held.ipv6_address) : std::nullopt;
    if (!address) continue;
    const bool is_public = AddressSet::of_text("2000::/3").contains(*address);
    interface.addresses.push_back({*address, false, is_public ? *held.ipv6_address : "",
                                   trail.cite(row, held.ipv6_address, "an IPv6 address of the instance")});
  }
  for (const auto& held : listed.ipv4_prefixes) {
    interface.prefixes = interface.prefixes.united(AddressSet::of_text(held.ipv4_prefix.value_or("")));
  }
  for (const auto& held : listed.ipv6_prefixes) {
    interface.prefixes = interface.prefixes.united(AddressSet::of_text(held.ipv6_prefix.value_or("")));
  }
  return interface;
}

}  // namespace

InterfaceSet read_interfaces(const ScopeView& view, const Node& node) {
  InterfaceSet set;
  const Trail& trail = view.trail();
  for (const ec2::InstanceNetworkInterface& listed : node.instance->network_interfaces) {
    set.interfaces.push_back(read_interface(trail, *node.instance, listed, listed.network_interface_id.value_or("")));
  }
  const auto& own = view.once<NetworkIndex>().interfaces(node.key.instance_id);
  if (set.interfaces.empty()) {
    for (const ec2::NetworkInterface* listed : own) {
      set.interfaces.push_back(read_interface(trail, *listed, *listed, listed->network_interface_id));
    }
    const Facts<ec2::NetworkInterface> listed = view.list<ec2::NetworkInterface>();
    if (const Gap* gap = listed.gap(); gap != nullptr && set.interfaces.empty()) {
      set.gaps.push_back(trail.not_read(*gap, "the network interfaces"));
    }
    return set;
  }
  // An interface may be closed to internet gateways altogether, which only its own record shows; it concerns IPv6.
  for (Interface& interface : set.interfaces) {
    const ec2::NetworkInterface* listed = view.find<ec2::NetworkInterface>(interface.id);
    if (listed == nullptr || listed->deny_all_igw_traffic != true) continue;
    for (InterfaceAddress& address : interface.addresses) {
      if (address.address.family() == IpFamily::v6) address.public_address.clear();
    }
  }
  return set;
}

}  // namespace patchtriage
