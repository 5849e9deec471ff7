// sts:GetCallerIdentity
#include "aws/operation.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage::operations {
namespace {

std::vector<sts::CallerIdentity> take_rows(sts::CallerIdentity& reply) { return {std::move(reply)}; }

}  // namespace

// Whose credentials these are.
Operation sts_get_caller_identity() {
  return {
      .service = "sts",
      .name = "GetCallerIdentity",
      .iam_action = "sts:GetCallerIdentity",
      .reply = reply_of<sts::CallerIdentity>(&take_rows),
      .documentation = "Whose credentials these are.",
  };
}

}  // namespace patchtriage::operations
