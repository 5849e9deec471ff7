// Fewest fixes first: instances grouped by the change that clears them.
#pragma once

#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// Risk is the sum of the scores of the instances that an action clears. An action never spans accounts.
std::vector<Action> actions_of(const std::vector<InstanceFindings>& instances);
// The most risk removed first, ties by id, with the share of all risk that is gone then.
void put_in_order(std::vector<Action>& actions);

}  // namespace patchtriage
