// ssm:DescribeEffectivePatchesForPatchBaseline
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::EffectivePatch> effective_patches;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeEffectivePatchesForPatchBaselineReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::effective_patches>("EffectivePatches"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::EffectivePatch> take_rows(Reply& reply) { return std::move(reply.effective_patches); }

}  // namespace

// What a Windows baseline approves now.
Operation ssm_describe_effective_patches_for_patch_baseline() {
  return {
      .service = "ssm",
      .name = "DescribeEffectivePatchesForPatchBaseline",
      .iam_action = "ssm:DescribeEffectivePatchesForPatchBaseline",
      .request = {{"BaselineId"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 100},
      .documentation = "What a Windows baseline approves now.",
  };
}

}  // namespace patchtriage::operations
