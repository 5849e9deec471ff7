// ssm:DescribeMaintenanceWindowExecutionTaskInvocations
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::MaintenanceWindowExecutionTaskInvocationIdentity> window_execution_task_invocation_identities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{
        "ssm.DescribeMaintenanceWindowExecutionTaskInvocationsReply",
        "",
        "",
        {
            field<&Reply::window_execution_task_invocation_identities>("WindowExecutionTaskInvocationIdentities"),
            field<&Reply::next_token>("NextToken"),
        }};
    return type;
  }
};

std::vector<ssm::MaintenanceWindowExecutionTaskInvocationIdentity> take_rows(Reply& reply) {
  return std::move(reply.window_execution_task_invocation_identities);
}

}  // namespace

// Invocations of one task; for Run Command tasks the ExecutionId is the command id.
Operation ssm_describe_maintenance_window_execution_task_invocations() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowExecutionTaskInvocations",
      .iam_action = "ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
      .request =
          {{"WindowExecutionId"}, {"TaskId"}, {"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 10,
                       .maximum = 100},
      .documentation = "Invocations of one task; for Run Command tasks the ExecutionId is the command id.",
  };
}

}  // namespace patchtriage::operations
