// ssm:GetPatchBaselineForPatchGroup
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::PatchBaselineForPatchGroup> take_rows(ssm::PatchBaselineForPatchGroup& reply) {
  return {std::move(reply)};
}

}  // namespace

// The baseline of one patch group.
Operation ssm_get_patch_baseline_for_patch_group() {
  return {
      .service = "ssm",
      .name = "GetPatchBaselineForPatchGroup",
      .iam_action = "ssm:GetPatchBaselineForPatchGroup",
      .request = {{"PatchGroup"}, {"OperatingSystem"}},
      .reply = reply_of<ssm::PatchBaselineForPatchGroup>(&take_rows),
      .documentation = "The baseline of one patch group.",
  };
}

}  // namespace patchtriage::operations
