// Patch baselines by id, whichever of its two spellings (pb-… or the ARN of AWS-owned ones) a record uses.
#pragma once

#include <string>
#include <string_view>

#include "assess/scope_view.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage {

// "pb-0123" of "arn:aws:ssm:us-east-1:…:patchbaseline/pb-0123"; other text as it is.
std::string_view short_baseline_id(std::string_view id);
bool is_same_baseline(std::string_view left, std::string_view right);

// The row of ssm:DescribePatchBaselines; nullptr where it isn't listed (ask the listing's gap before concluding).
const ssm::PatchBaselineIdentity* listed_baseline(const ScopeView& view, std::string_view id);
// What ssm:GetPatchBaseline said.
Facts<ssm::PatchBaseline> baseline_details(const ScopeView& view, std::string_view id);

}  // namespace patchtriage
