// ssm:GetDefaultPatchBaseline
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::DefaultPatchBaseline> take_rows(ssm::DefaultPatchBaseline& reply) { return {std::move(reply)}; }

}  // namespace

// The default baseline of one operating system.
Operation ssm_get_default_patch_baseline() {
  return {
      .service = "ssm",
      .name = "GetDefaultPatchBaseline",
      .iam_action = "ssm:GetDefaultPatchBaseline",
      .request = {{"OperatingSystem"}},
      .reply = reply_of<ssm::DefaultPatchBaseline>(&take_rows),
      .documentation = "The default baseline of one operating system.",
  };
}

}  // namespace patchtriage::operations
