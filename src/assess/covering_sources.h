// Step 4: which associations and maintenance windows cover a node, and which nearly do.
#pragma once

#include "assess/assessment.h"
#include "assess/scope_view.h"

namespace patchtriage {

// Fill `associations`, `windows`, their share of `near_misses` and of `gaps`.
void find_associations(const ScopeView& view, const Node& node, Patching& patching);
void find_windows(const ScopeView& view, const Node& node, Patching& patching);

}  // namespace patchtriage
