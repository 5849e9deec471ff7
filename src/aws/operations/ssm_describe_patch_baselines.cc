// ssm:DescribePatchBaselines
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::PatchBaselineIdentity> baseline_identities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribePatchBaselinesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::baseline_identities>("BaselineIdentities"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::PatchBaselineIdentity> take_rows(Reply& reply) { return std::move(reply.baseline_identities); }

}  // namespace

// All baselines, AWS's own included; the default of each operating system is marked.
Operation ssm_describe_patch_baselines() {
  return {
      .service = "ssm",
      .name = "DescribePatchBaselines",
      .iam_action = "ssm:DescribePatchBaselines",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 100},
      .documentation = "All baselines, AWS's own included; the default of each operating system is marked.",
  };
}

}  // namespace patchtriage::operations
