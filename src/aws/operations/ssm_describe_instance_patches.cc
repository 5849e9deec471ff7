// ssm:DescribeInstancePatches
#include "aws/operation.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::PatchComplianceData> patches;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeInstancePatchesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::patches>("Patches"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::PatchComplianceData> take_rows(Reply& reply) { return std::move(reply.patches); }

}  // namespace

// The patches of one node by state, with the vendor's severity and CVE ids.
Operation ssm_describe_instance_patches() {
  return {
      .service = "ssm",
      .name = "DescribeInstancePatches",
      .iam_action = "ssm:DescribeInstancePatches",
      .request = {{"InstanceId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "The patches of one node by state, with the vendor's severity and CVE ids.",
  };
}

}  // namespace patchtriage::operations
