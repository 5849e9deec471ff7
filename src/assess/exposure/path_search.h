// The searches for ways from the internet to an instance, and what they share.
#pragma once

#include <vector>

#include "assess/assessment.h"
#include "assess/network/address_set.h"
#include "assess/scope_view.h"

namespace patchtriage {

struct PathSearch {
  std::vector<ExposurePath> paths;
  std::vector<Evidence> gaps;      // what could not be read and may hold a path, or concerns the paths found
  std::vector<Evidence> why_none;  // what closes the ways that were looked at
};

// Straight to a public address of one of its interfaces.
PathSearch find_direct_paths(const ScopeView& view, const Node& node);
// By way of a load balancer that faces the internet.
PathSearch find_load_balancer_paths(const ScopeView& view, const Node& node);

// Where a service of AWS enters the network beside the instance and its groups would let it in: that may be a way, and
// where it leads can't be told. Empty where there is none.
std::vector<Evidence> find_managed_ways(const ScopeView& view, const Node& node);

// How much of the internet these sources are: more than a quarter is the world, more than a /16 (of IPv6: a /32) broad.
Breadth breadth_of(const AddressSet& sources);
// The wider one.
Breadth wider(Breadth left, Breadth right);

}  // namespace patchtriage
