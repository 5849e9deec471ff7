// What is asked about what the listings named.
#pragma once

#include <string>
#include <vector>

#include "collect/plan.h"

namespace patchtriage::asks {

std::vector<Ask> profile_associations(const ReadSoFar& so_far);
std::vector<Ask> public_access_exclusions(const ReadSoFar& so_far);
std::vector<Ask> prefix_list_entries(const ReadSoFar& so_far);
std::vector<Ask> dns_attributes(const ReadSoFar& so_far);
std::vector<Ask> images(const ReadSoFar& so_far);
std::vector<Ask> listeners(const ReadSoFar& so_far);
std::vector<Ask> target_health(const ReadSoFar& so_far);
std::vector<Ask> target_group_attributes(const ReadSoFar& so_far);
std::vector<Ask> baselines(const ReadSoFar& so_far);
std::vector<Ask> associations(const ReadSoFar& so_far);
std::vector<Ask> windows(const ReadSoFar& so_far);
std::vector<Ask> window_executions(const ReadSoFar& so_far);
std::vector<Ask> group_members(const ReadSoFar& so_far);
std::vector<Ask> group_queries(const ReadSoFar& so_far);
std::vector<Ask> listener_rules(const ReadSoFar& so_far);
std::vector<Ask> window_tasks(const ReadSoFar& so_far);
std::vector<Ask> window_execution_tasks(const ReadSoFar& so_far);
std::vector<Ask> association_executions(const ReadSoFar& so_far);
std::vector<Ask> gated_calendars(const ReadSoFar& so_far);
std::vector<Ask> window_task_invocations(const ReadSoFar& so_far);
std::vector<Ask> association_execution_targets(const ReadSoFar& so_far);

// Ids of the associations that may patch.
std::vector<std::string> patching_associations(const ReadSoFar& so_far);
// The newest executions of these whose targets are worth reading: none where asking each node costs fewer calls.
std::vector<std::string> told_executions(const ReadSoFar& so_far);

}  // namespace patchtriage::asks
