// Steps against a target that nearly matches a node.
#pragma once

#include <string>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// The near miss that an install failed by, else the first; nullptr where there is none.
const NearMiss* install_near_miss(const RuleFacts& facts);
// The same remediation whichever way it misses: the node's tags, `change` where a near miss is known, and a scan. The
// summary and the title are those of a tag that differs.
Remediation near_miss_remediation(const RuleFacts& facts,
                                  void (*change)(const RuleFacts&, const NearMiss&, std::vector<RemedyStep>&));
// Give the node the tag that the target asks for.
void append_retag(const RuleFacts& facts, const NearMiss& miss, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
