// Since when a node is known to be non-compliant.
#pragma once

#include <optional>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {

// AWS has no field for it. The earliest time that a record proves, so a lower bound: what a saved run concluded, where
// the history shows that no install succeeded since; the approval of a patch that is missing (Windows baselines list
// it), the installation that still waits for its restart, the first time that Inspector saw a CVE of a missing patch
// here, else the operation that found the node non-compliant. Never before the node was registered, nor before an
// operation that found it compliant, as a saved run knows.
std::optional<Time> non_compliant_since(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                                        const History& history, const Compliance& compliance);

}  // namespace patchtriage
