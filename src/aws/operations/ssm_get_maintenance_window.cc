// ssm:GetMaintenanceWindow
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::MaintenanceWindow> take_rows(ssm::MaintenanceWindow& reply) { return {std::move(reply)}; }

}  // namespace

// One maintenance window.
Operation ssm_get_maintenance_window() {
  return {
      .service = "ssm",
      .name = "GetMaintenanceWindow",
      .iam_action = "ssm:GetMaintenanceWindow",
      .request = {{"WindowId"}},
      .reply = reply_of<ssm::MaintenanceWindow>(&take_rows),
      .documentation = "One maintenance window.",
  };
}

}  // namespace patchtriage::operations
