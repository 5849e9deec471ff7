// The network interfaces of an instance with their addresses, from whichever record shows them.
#pragma once

#include <string>
#include <vector>

#include "assess/network/address_set.h"
#include "assess/network/ip_address.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"

namespace patchtriage {

struct InterfaceAddress {
  IpAddress address;  // as the host has it
  bool is_primary = false;
  std::string public_address;  // as the internet knows it; empty: none. Of IPv6, the address itself
  Evidence evidence;
};

struct Interface {
  std::string id;
  std::string subnet_id;
  std::string vpc_id;
  bool is_first = false;  // device index 0
  std::vector<std::string> groups;
  std::vector<InterfaceAddress> addresses;
  AddressSet prefixes;  // blocks delegated to it, for containers on the host
  Evidence evidence;
};

struct InterfaceSet {
  std::vector<Interface> interfaces;
  std::vector<Evidence> gaps;
};

InterfaceSet read_interfaces(const ScopeView& view, const Node& node);

}  // namespace patchtriage
