// The full output of failed runs: which are worth a call of their own.
#pragma once

#include <vector>

#include "collect/plan.h"

namespace patchtriage::asks {

// At most two of each node that isn't known to be compliant: the newest run of a patch document in which a step failed,
// whether Run Command or an association names it, and the newest of those that may have been an install, on which the
// cause rests.
std::vector<Ask> failed_outputs(const ReadSoFar& so_far);

}  // namespace patchtriage::asks
