// ssm:DescribeAvailablePatches
#include "aws/operation.h"
#include "fleet/records/ssm_common.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::Patch> patches;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeAvailablePatchesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::patches>("Patches"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::Patch> take_rows(Reply& reply) { return std::move(reply.patches); }

}  // namespace

// Patches that exist for an operating system, with their release dates (Windows and Amazon Linux 1 and 2 only).
Operation ssm_describe_available_patches() {
  return {
      .service = "ssm",
      .name = "DescribeAvailablePatches",
      .iam_action = "ssm:DescribeAvailablePatches",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 100},
      .documentation =
          "Patches that exist for an operating system, with their release dates (Windows and Amazon Linux 1 and 2 "
          "only).",
  };
}

}  // namespace patchtriage::operations
