// The load balancers of a scope, with the nodes that stand behind them.
#pragma once

#include "simulate/estate.h"

namespace patchtriage::simulate {

// In the varied fleet one internet-facing application, one network, one internal application and one classic load
// balancer, as far as nodes stand behind them; in the reference fleet the first two, with two target groups each. Needs
// the nodes and their addresses.
void build_load_balancers(Estate& estate);

}  // namespace patchtriage::simulate
