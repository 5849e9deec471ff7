// ssm:DescribeMaintenanceWindowSchedule
#include "aws/operation.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::ScheduledWindowExecution> scheduled_window_executions;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeMaintenanceWindowScheduleReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::scheduled_window_executions>("ScheduledWindowExecutions"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::ScheduledWindowExecution> take_rows(Reply& reply) {
  return std::move(reply.scheduled_window_executions);
}

}  // namespace

// Coming executions of windows.
Operation ssm_describe_maintenance_window_schedule() {
  return {
      .service = "ssm",
      .name = "DescribeMaintenanceWindowSchedule",
      .iam_action = "ssm:DescribeMaintenanceWindowSchedule",
      .request = {{"WindowId"},
                  {"Targets", "", {{"Key"}, {"Values"}}},
                  {"ResourceType"},
                  {"Filters", "", {{"Key"}, {"Values"}}},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Coming executions of windows.",
  };
}

}  // namespace patchtriage::operations
