// Step 4: the patch baseline that should apply to a node, by AWS's order.
#pragma once

#include "assess/assessment.h"
#include "assess/scope_view.h"

namespace patchtriage {

// Fills `baseline`, `patch_group` and near misses of the patch group's tag. The order: a covering patch policy, a
// baseline override that all covering sources pass, the patch group registered for the node's operating system, that
// system's default. An unregistered group falls to the default. Where a record that decides could not be read, the
// baseline that the last run reported stands in ("reported"), or none. Needs the covering associations and windows.
void choose_baseline(const ScopeView& view, const Node& node, const Context& context, Patching& patching);

}  // namespace patchtriage
