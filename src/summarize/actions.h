// Fewest fixes first: instances grouped by the change that clears them.
#pragma once

#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// The most risk removed first; ties by id. Risk is the sum of the scores of the instances that an action clears.
std::vector<Action> actions_of(const std::vector<InstanceFindings>& instances);

}  // namespace patchtriage
