// ssm:DescribeMaintenanceWindowsForTarget
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowIdentityForTarget> window_identities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowsForTargetReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::window_identities>("WindowIdentities"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowIdentityForTarget> take_rows(Reply& reply) {
  return std::move(reply.window_identities);
}

}  // namespace

// Windows that aim at a target.
Operation ssm_describe_maintenance_windows_for_target() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowsForTarget",
      .iam_action = "ssm:DescribeMaintenanceWindowsForTarget",
      .request = {{"Targets", "", {{"Key"}, {"Values"}}}, {"ResourceType"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Windows that aim at a target.",
  };
}

}  // namespace patchtriage::operations
