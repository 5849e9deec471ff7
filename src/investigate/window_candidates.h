// Maintenance windows that already patch and could take one more node.
#pragma once

#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// How to put the node into one of the enabled windows of its account and Region; empty where none is listed.
std::vector<RemedyStep> window_candidates(const RuleFacts& facts);

}  // namespace patchtriage::remedies
