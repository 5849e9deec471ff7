// ssm:DescribePatchGroupState
#include "aws/operation.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::PatchGroupState> take_rows(ssm::PatchGroupState& reply) { return {reply}; }

}  // namespace

// Counts of nodes by patch state for one patch group.
Operation ssm_describe_patch_group_state() {
  return {
      .service = "ssm",
      .name = "DescribePatchGroupState",
      .iam_action = "ssm:DescribePatchGroupState",
      .request = {{"PatchGroup"}},
      .reply = reply_of<ssm::PatchGroupState>(&take_rows),
      .documentation = "Counts of nodes by patch state for one patch group.",
  };
}

}  // namespace patchtriage::operations
