// Steps about the maintenance window that should patch an instance.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// What a remedy of a window starts from: its target, its title after `what` ("enable maintenance window mw-…"), and how
// its last runs ended. `window` may be nullptr: no window is known to install on the node.
Remediation window_remediation(const RuleFacts& facts, const WindowMatch* window, const std::string& what);

// A longer duration with an earlier cut-off, and more nodes at once.
void append_more_time(const RuleFacts& facts, const WindowMatch& window, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
