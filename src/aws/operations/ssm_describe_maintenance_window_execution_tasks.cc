// ssm:DescribeMaintenanceWindowExecutionTasks
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowExecutionTaskIdentity> window_execution_task_identities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowExecutionTasksReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::window_execution_task_identities>("WindowExecutionTaskIdentities"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowExecutionTaskIdentity> take_rows(Reply& reply) {
  return std::move(reply.window_execution_task_identities);
}

}  // namespace

// Tasks of one execution of a window.
Operation ssm_describe_maintenance_window_execution_tasks() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowExecutionTasks",
      .iam_action = "ssm:DescribeMaintenanceWindowExecutionTasks",
      .request = {{"WindowExecutionId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "Tasks of one execution of a window.",
  };
}

}  // namespace patchtriage::operations
