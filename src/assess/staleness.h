// Whether the last patch data of a node can still be relied on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {

struct Staleness {
  std::string reason;  // a clause: "the data is 38 d old; the limit is 7 d"
  std::vector<Evidence> evidence;
};

// Why the data is stale: older than the limit, older than a failed attempt, than an install that reports nothing, than
// a change of its baseline, or than a restart from stopped after which a scheduled scan was missed. nullopt where
// nothing read makes it so; a lost heartbeat alone doesn't. Needs the context, patching and history of `so_far`.
std::optional<Staleness> staleness(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                                   const Assessment& so_far);

}  // namespace patchtriage
