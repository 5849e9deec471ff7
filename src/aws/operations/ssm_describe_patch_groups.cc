// ssm:DescribePatchGroups
#include "aws/operation.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::PatchGroupPatchBaselineMapping> mappings;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribePatchGroupsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::mappings>("Mappings"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::PatchGroupPatchBaselineMapping> take_rows(Reply& reply) { return std::move(reply.mappings); }

}  // namespace

// Which patch group is registered with which baseline.
Operation ssm_describe_patch_groups() {
  return {
      .service = "ssm",
      .name = "DescribePatchGroups",
      .iam_action = "ssm:DescribePatchGroups",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 100},
      .documentation = "Which patch group is registered with which baseline.",
  };
}

}  // namespace patchtriage::operations
