// ssm:GetMaintenanceWindowExecution
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::MaintenanceWindowExecutionDetails> take_rows(ssm::MaintenanceWindowExecutionDetails& reply) {
  return {std::move(reply)};
}

}  // namespace

// One execution of a window.
Operation ssm_get_maintenance_window_execution() {
  return {
      .service = "ssm",
      .name = "GetMaintenanceWindowExecution",
      .iam_action = "ssm:GetMaintenanceWindowExecution",
      .request = {{"WindowExecutionId"}},
      .reply = reply_of<ssm::MaintenanceWindowExecutionDetails>(&take_rows),
      .documentation = "One execution of a window.",
  };
}

}  // namespace patchtriage::operations
