// ssm:DescribeMaintenanceWindowTargets
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowTarget> targets;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowTargetsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::targets>("Targets"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowTarget> take_rows(Reply& reply) { return std::move(reply.targets); }

}  // namespace

// What one window aims at.
Operation ssm_describe_maintenance_window_targets() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowTargets",
      .iam_action = "ssm:DescribeMaintenanceWindowTargets",
      .request = {{"WindowId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "What one window aims at.",
  };
}

}  // namespace patchtriage::operations
