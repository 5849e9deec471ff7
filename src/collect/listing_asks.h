// Listings of the whole scope.
#pragma once

#include <vector>

#include "collect/plan.h"

namespace patchtriage::asks {

std::vector<Ask> instances(const ReadSoFar& so_far);
std::vector<Ask> non_compliant_summaries(const ReadSoFar& so_far);
std::vector<Ask> patch_states(const ReadSoFar& so_far);
std::vector<Ask> default_host_management(const ReadSoFar& so_far);
std::vector<Ask> managed_once(const ReadSoFar& so_far);
std::vector<Ask> with_managed_resources(const ReadSoFar& so_far);
std::vector<Ask> active_findings(const ReadSoFar& so_far);
std::vector<Ask> instance_coverage(const ReadSoFar& so_far);
std::vector<Ask> invoked_in_the_window(const ReadSoFar& so_far);
std::vector<Ask> invocations(const ReadSoFar& so_far);
std::vector<Ask> automations(const ReadSoFar& so_far);

}  // namespace patchtriage::asks
