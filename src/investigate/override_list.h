// Whether a node's installs bring an override list instead of what its baseline approves.
#pragma once

#include "investigate/rule.h"

namespace patchtriage {

// For a node with missing or failed patches.
Verdict verdict_of_override_list(const RuleFacts& facts);

}  // namespace patchtriage
