// Whether what is missing on a node needs a patch that its baseline rejects with the action BLOCK.
#pragma once

#include "investigate/rule.h"

namespace patchtriage {

// For a node with missing or failed patches.
Verdict verdict_of_rejected_list(const RuleFacts& facts);

}  // namespace patchtriage
