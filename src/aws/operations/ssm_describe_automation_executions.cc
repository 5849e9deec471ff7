// ssm:DescribeAutomationExecutions
#include "aws/operation.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::AutomationExecutionMetadata> automation_execution_metadata_list;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{
        "ssm.DescribeAutomationExecutionsReply",
        "",
        "",
        {
            field<&Reply::automation_execution_metadata_list>("AutomationExecutionMetadataList"),
            field<&Reply::next_token>("NextToken"),
        }};
    return type;
  }
};

std::vector<ssm::AutomationExecutionMetadata> take_rows(Reply& reply) {
  return std::move(reply.automation_execution_metadata_list);
}

}  // namespace

// Automation runs, those that patch among them.
Operation ssm_describe_automation_executions() {
  return {
      .service = "ssm",
      .name = "DescribeAutomationExecutions",
      .iam_action = "ssm:DescribeAutomationExecutions",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Automation runs, those that patch among them.",
  };
}

}  // namespace patchtriage::operations
