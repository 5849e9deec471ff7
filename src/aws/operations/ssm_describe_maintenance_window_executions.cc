// ssm:DescribeMaintenanceWindowExecutions
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowExecution> window_executions;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowExecutionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::window_executions>("WindowExecutions"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowExecution> take_rows(Reply& reply) { return std::move(reply.window_executions); }

}  // namespace

// Executions of one window in the 30 days that AWS keeps.
Operation ssm_describe_maintenance_window_executions() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowExecutions",
      .iam_action = "ssm:DescribeMaintenanceWindowExecutions",
      .request = {{"WindowId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "Executions of one window in the 30 days that AWS keeps.",
  };
}

}  // namespace patchtriage::operations
