// ssm:ListCommands
#include "aws/operation.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::Command> commands;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListCommandsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::commands>("Commands"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::Command> take_rows(Reply& reply) { return std::move(reply.commands); }

}  // namespace

// Commands of the last 30 days with parameters, targets and counts.
Operation ssm_list_commands() {
  return {
      .service = "ssm",
      .name = "ListCommands",
      .iam_action = "ssm:ListCommands",
      .request = {{"CommandId"}, {"InstanceId"}, {"Filters", "", {{"key"}, {"value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Commands of the last 30 days with parameters, targets and counts.",
  };
}

}  // namespace patchtriage::operations
