// Steps against a target that nearly matches a node.
#pragma once

#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// The near miss that an install failed by, else the first; nullptr where there is none.
const NearMiss* install_near_miss(const RuleFacts& facts);

// Give the node the tag that the target asks for.
void append_retag(const RuleFacts& facts, const NearMiss& miss, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
