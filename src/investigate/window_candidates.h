// Maintenance windows that patch a node, or could take one more.
#pragma once

#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// How to put the node into one of the enabled windows of its account and Region; empty where none is listed.
std::vector<RemedyStep> window_candidates(const RuleFacts& facts);

// The window that should install on the node, the one that doesn't run first; nullptr where none covers it.
const WindowMatch* install_window(const RuleFacts& facts);
// The association that should; nullptr where none with a run left covers it.
const AssociationMatch* install_association(const RuleFacts& facts);

}  // namespace patchtriage::remedies
