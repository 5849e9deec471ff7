// Who on the internet can open a port of a load balancer: by its subnets' routes, Block Public Access, groups and ACLs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assess/network/proof.h"
#include "assess/network/traffic.h"
#include "assess/scope_view.h"

namespace patchtriage {

struct Frontage {
  std::vector<std::string> subnets;
  std::vector<std::string> groups;
  bool has_v4 = true;
  bool has_v6 = false;
  // Whether an empty list of groups means that nothing filters (network load balancers) or that they aren't known.
  bool may_lack_groups = false;
};

struct OpenPort {
  AddressSet clients;
  std::vector<Evidence> evidence;
  std::vector<Evidence> gaps;  // what could not be read and may let more in
};

OpenPort open_port(const ScopeView& view, const Frontage& frontage, Protocol protocol, std::int64_t port);

}  // namespace patchtriage
