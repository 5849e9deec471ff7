// ssm:DescribeMaintenanceWindows
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowIdentity> window_identities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::window_identities>("WindowIdentities"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowIdentity> take_rows(Reply& reply) { return std::move(reply.window_identities); }

}  // namespace

// Maintenance windows with schedule and next execution.
Operation ssm_describe_maintenance_windows() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindows",
      .iam_action = "ssm:DescribeMaintenanceWindows",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "Maintenance windows with schedule and next execution.",
  };
}

}  // namespace patchtriage::operations
