// ssm:GetCommandInvocation
#include "aws/operation.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::CommandInvocationOutput> take_rows(ssm::CommandInvocationOutput& reply) { return {std::move(reply)}; }

}  // namespace

// Exit code and up to 24,000 characters of output of one step. Output may hold secrets.
Operation ssm_get_command_invocation() {
  return {
      .service = "ssm",
      .name = "GetCommandInvocation",
      .iam_action = "ssm:GetCommandInvocation",
      .request = {{"CommandId"}, {"InstanceId"}, {"PluginName"}},
      .reply = reply_of<ssm::CommandInvocationOutput>(&take_rows),
      .documentation = "Exit code and up to 24,000 characters of output of one step. Output may hold secrets.",
  };
}

}  // namespace patchtriage::operations
