// Steps about the SSM Agent of a node that Systems Manager may not reach.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// How a person gets onto the node without Systems Manager, and what is to be run there on its platform.
void append_by_hand(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& on_linux,
                    const std::string& on_windows);
// AWS-UpdateSSMAgent through Run Command, for a node that still takes commands.
void append_update_agent(const RuleFacts& facts, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
