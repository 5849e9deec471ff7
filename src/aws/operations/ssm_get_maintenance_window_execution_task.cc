// ssm:GetMaintenanceWindowExecutionTask
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::MaintenanceWindowExecutionTaskDetails> take_rows(ssm::MaintenanceWindowExecutionTaskDetails& reply) {
  return {std::move(reply)};
}

}  // namespace

// One task of one execution of a window.
Operation ssm_get_maintenance_window_execution_task() {
  return {
      .service = "ssm",
      .name = "GetMaintenanceWindowExecutionTask",
      .iam_action = "ssm:GetMaintenanceWindowExecutionTask",
      .request = {{"WindowExecutionId"}, {"TaskId"}},
      .reply = reply_of<ssm::MaintenanceWindowExecutionTaskDetails>(&take_rows),
      .documentation = "One task of one execution of a window.",
  };
}

}  // namespace patchtriage::operations
