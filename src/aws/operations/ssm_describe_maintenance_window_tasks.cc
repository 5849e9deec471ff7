// ssm:DescribeMaintenanceWindowTasks
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowTask> tasks;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowTasksReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::tasks>("Tasks"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowTask> take_rows(Reply& reply) { return std::move(reply.tasks); }

}  // namespace

// What one window runs.
Operation ssm_describe_maintenance_window_tasks() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowTasks",
      .iam_action = "ssm:DescribeMaintenanceWindowTasks",
      .request = {{"WindowId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "What one window runs.",
  };
}

}  // namespace patchtriage::operations
