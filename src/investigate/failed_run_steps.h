// How to look into a failed run: its full output and AWS's own runbook for the platform.
#pragma once

#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// Of the newest install that failed, with its command's id filled in where it is known.
std::vector<RemedyStep> failed_run_steps(const RuleFacts& facts);

}  // namespace patchtriage::remedies
