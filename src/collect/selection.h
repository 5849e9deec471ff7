// Which instances, windows, roles … the later waves of the plan ask about. Pure functions over what has been read;
// references are to what is found once and kept in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collect/plan.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::selection {

// Ids of all instances that aren't terminated, and of the hybrid nodes ("mi-…") that may be hosts among them.
std::vector<std::string> node_ids(const ReadSoFar& so_far);
// Those of them that no reading shows to be compliant: non-compliant by summary or counters, without a record, or with
// a record that could not be read.
const std::vector<std::string>& not_known_compliant(const ReadSoFar& so_far);
// Of these, those that are known to have no patch record.
std::vector<std::string> without_patch_record(const ReadSoFar& so_far);
// Running instances that aren't registered as online.
const std::vector<std::string>& not_online(const ReadSoFar& so_far);
std::vector<std::string> images_of_not_online(const ReadSoFar& so_far);
// The newest patch invocation of each node that isn't known to be compliant, where it failed. Borrowed from the
// snapshot.
std::vector<const ssm::CommandInvocation*> last_failures(const ReadSoFar& so_far);
// Nodes that are online and that the newest of these did not reach: the heartbeat comes, commands may not arrive.
std::vector<std::string> without_commands(const ReadSoFar& so_far);
// Instances that Systems Manager may not reach, by heartbeat or by command, and their VPCs.
const std::vector<std::string>& in_doubt(const ReadSoFar& so_far);
std::vector<std::string> vpcs_in_doubt(const ReadSoFar& so_far);
// Prefix lists that security groups and routes refer to.
std::vector<std::string> prefix_lists(const ReadSoFar& so_far);

// A document that installs or scans patches, by name or ARN, or one of the account's own that might.
bool may_patch(std::string_view document);
// One of AWS's own that patches, by name or ARN.
bool is_patch_document(std::string_view document);

}  // namespace patchtriage::selection
