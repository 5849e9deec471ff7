// ssm:GetMaintenanceWindowTask
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::MaintenanceWindowTaskDetails> take_rows(ssm::MaintenanceWindowTaskDetails& reply) {
  return {std::move(reply)};
}

}  // namespace

// One task with the parameters of its invocation.
Operation ssm_get_maintenance_window_task() {
  return {
      .service = "ssm",
      .name = "GetMaintenanceWindowTask",
      .iam_action = "ssm:GetMaintenanceWindowTask",
      .request = {{"WindowId"}, {"WindowTaskId"}},
      .reply = reply_of<ssm::MaintenanceWindowTaskDetails>(&take_rows),
      .documentation = "One task with the parameters of its invocation.",
  };
}

}  // namespace patchtriage::operations
