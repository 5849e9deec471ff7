// ssm:GetPatchBaseline
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::PatchBaseline> take_rows(ssm::PatchBaseline& reply) { return {std::move(reply)}; }

}  // namespace

// The rules of one baseline. For a patch policy's random baseline id, DoesNotExistException is normal.
Operation ssm_get_patch_baseline() {
  return {
      .service = "ssm",
      .name = "GetPatchBaseline",
      .iam_action = "ssm:GetPatchBaseline",
      .request = {{"BaselineId"}},
      .reply = reply_of<ssm::PatchBaseline>(&take_rows),
      .documentation =
          "The rules of one baseline. For a patch policy's random baseline id, DoesNotExistException is normal.",
  };
}

}  // namespace patchtriage::operations
