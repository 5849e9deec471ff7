// iam:GetRolePolicy
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

std::vector<iam::RolePolicy> take_rows(iam::RolePolicy& reply) { return {std::move(reply)}; }

}  // namespace

// One inline policy.
Operation iam_get_role_policy() {
  return {
      .service = "iam",
      .name = "GetRolePolicy",
      .iam_action = "iam:GetRolePolicy",
      .request = {{"RoleName"}, {"PolicyName"}},
      .reply = reply_of<iam::RolePolicy>(&take_rows),
      .documentation = "One inline policy.",
  };
}

}  // namespace patchtriage::operations
