// Steps about the patch baseline that judges an instance.
#pragma once

#include <string>
#include <vector>

#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// The id of the baseline; empty where it isn't known.
std::string baseline_id(const RuleFacts& facts);
// That, or "the baseline of i-…".
std::string baseline_label(const RuleFacts& facts);
void append_see_baseline(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// `aws ssm update-patch-baseline` of it; of AWS's own, which can't be changed, a custom one that a person names.
CommandLine update_baseline(const RuleFacts& facts);
// Names that input in a step made of update_baseline, and says that it reaches every node of the baseline.
RemedyStep on_baseline(const RuleFacts& facts, RemedyStep step);

}  // namespace patchtriage::remedies
