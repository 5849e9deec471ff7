// The reference fleet: what calls, time and memory are measured with, the same in every account and Region at any size.
//
// A populated scope has 125 nodes in two VPCs, and as many scopes are empty. Of ten nodes three aren't compliant, with
// ten patches missing or failed each: one because its last install failed, two because their next window is still to
// come. A scope has three maintenance windows that ran four times in the last thirty days, three associations (a daily
// scan, inventory, the agent's update), two customer's baselines with three patch groups, two load balancers with four
// target groups; an account has three roles. Nothing else is wrong anywhere.
#pragma once

#include <memory>
#include <vector>

#include "simulate/estate.h"
#include "simulate/fleet_kind.h"
#include "simulate/organisation.h"

namespace patchtriage::simulate {

inline constexpr int kReferenceScope = 125;  // nodes of a populated scope

// The fleet that a size is for where nothing else is asked for: reference from 500 nodes on.
FleetKind ordinary_fleet(int nodes);
// How many accounts a fleet has where nothing else is asked for: at least four, and in the reference fleet so many that
// half the scopes stay empty.
int ordinary_accounts(FleetKind fleet, int nodes, int regions);

// The nodes of each scope, in the order of Organisation::scopes. Scopes are filled one by one, spread over accounts and
// Regions; where they are too few for that, the nodes are spread over all of them.
std::vector<int> reference_sizes(const WorldSettings& settings);

// What is wrong with the node of that number.
enum class ReferenceState { healthy, awaits_window, install_failed };
ReferenceState reference_state(int number);

// Fills a scope of which key, name and time are set.
void build_reference(const Organisation& organisation, int scope, Estate& estate);

}  // namespace patchtriage::simulate
