// The load balancers of a scope, with the nodes that stand behind them.
#pragma once

#include "simulate/estate.h"

namespace patchtriage::simulate {

// One internet-facing application, one network, one internal application and one classic load balancer. Needs the
// nodes and their addresses.
void build_load_balancers(Estate& estate);

}  // namespace patchtriage::simulate
