// Whether the baseline that judged a node is the one that should judge it now.
#pragma once

#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {

struct JudgedBy {
  // `unknown` where a record that could not be read decides it.
  enum class Baseline { expected, another, unknown };
  Baseline baseline = Baseline::expected;
  std::string reason;              // of another: a clause, "it was judged by pb-…, and pb-… applies now"
  std::vector<Evidence> evidence;  // of another: both baselines; of unknown: the gaps
};

JudgedBy judged_by(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                   const Assessment& so_far);

}  // namespace patchtriage
