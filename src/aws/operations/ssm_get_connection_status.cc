// ssm:GetConnectionStatus
#include "aws/operation.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::ConnectionStatus> take_rows(ssm::ConnectionStatus& reply) { return {std::move(reply)}; }

}  // namespace

// Whether the Session Manager channel (ssmmessages) of one node is up.
Operation ssm_get_connection_status() {
  return {
      .service = "ssm",
      .name = "GetConnectionStatus",
      .iam_action = "ssm:GetConnectionStatus",
      .request = {{"Target"}},
      .reply = reply_of<ssm::ConnectionStatus>(&take_rows),
      .documentation = "Whether the Session Manager channel (ssmmessages) of one node is up.",
  };
}

}  // namespace patchtriage::operations
