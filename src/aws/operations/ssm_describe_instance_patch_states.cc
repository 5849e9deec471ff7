// ssm:DescribeInstancePatchStates
#include "aws/operation.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::InstancePatchState> instance_patch_states;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeInstancePatchStatesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_patch_states>("InstancePatchStates"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::InstancePatchState> take_rows(Reply& reply) { return std::move(reply.instance_patch_states); }

}  // namespace

// The patch counters of up to 50 nodes. Nodes without patch data are silently absent.
Operation ssm_describe_instance_patch_states() {
  return {
      .service = "ssm",
      .name = "DescribeInstancePatchStates",
      .iam_action = "ssm:DescribeInstancePatchStates",
      .request = {{"InstanceIds"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "The patch counters of up to 50 nodes. Nodes without patch data are silently absent.",
  };
}

}  // namespace patchtriage::operations
