// Patch runs on record that no schedule which covers the node started: somebody patches it by other means.
#pragma once

#include <vector>

#include "investigate/rule.h"

namespace patchtriage {

// Of the last 30 days, with the operation, and succeeded; newest first. Empty unless it is more than a single run by
// hand: two commands or automations, or one that reported without any command on record, as a document of the
// account's own leaves it.
std::vector<const PatchRun*> outside_runs(const RuleFacts& facts, PatchOperation operation);

// "2 installs on record, the newest of 2026-05-01T02:00:00Z (run_command c-4), come from no schedule that covers it".
std::string outside_summary(const std::vector<const PatchRun*>& runs);

}  // namespace patchtriage
