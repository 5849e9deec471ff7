// What is asked about instances that aren't known to be compliant, and the second reading.
#pragma once

#include <vector>

#include "collect/plan.h"

namespace patchtriage::asks {

std::vector<Ask> patches(const ReadSoFar& so_far);
std::vector<Ask> compliance_items(const ReadSoFar& so_far);
std::vector<Ask> association_statuses(const ReadSoFar& so_far);
std::vector<Ask> session_channels(const ReadSoFar& so_far);
std::vector<Ask> second_reading(const ReadSoFar& so_far);

}  // namespace patchtriage::asks
