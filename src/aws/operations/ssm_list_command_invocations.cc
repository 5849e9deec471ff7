// ssm:ListCommandInvocations
#include "aws/operation.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::CommandInvocation> command_invocations;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListCommandInvocationsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::command_invocations>("CommandInvocations"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::CommandInvocation> take_rows(Reply& reply) { return std::move(reply.command_invocations); }

}  // namespace

// What each command did on each node; with Details the steps and the first 2,500 characters of output.
Operation ssm_list_command_invocations() {
  return {
      .service = "ssm",
      .name = "ListCommandInvocations",
      .iam_action = "ssm:ListCommandInvocations",
      .request = {{"CommandId"},
                  {"InstanceId"},
                  {"Filters", "", {{"key"}, {"value"}}},
                  {"Details"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation =
          "What each command did on each node; with Details the steps and the first 2,500 characters of output.",
  };
}

}  // namespace patchtriage::operations
