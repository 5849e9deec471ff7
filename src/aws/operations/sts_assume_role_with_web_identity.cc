// sts:AssumeRoleWithWebIdentity
#include "aws/operation.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage::operations {
namespace {

std::vector<sts::AssumedRoleWithWebIdentity> take_rows(sts::AssumedRoleWithWebIdentity& reply) {
  return {std::move(reply)};
}

}  // namespace

// Credentials of a role for a web identity token. Part of the credential chain.
Operation sts_assume_role_with_web_identity() {
  return {
      .service = "sts",
      .name = "AssumeRoleWithWebIdentity",
      .iam_action = "sts:AssumeRoleWithWebIdentity",
      .request = {{"RoleArn"}, {"RoleSessionName"}, {"WebIdentityToken"}, {"DurationSeconds"}},
      .reply = reply_of<sts::AssumedRoleWithWebIdentity>(&take_rows),
      .documentation = "Credentials of a role for a web identity token. Part of the credential chain.",
  };
}

}  // namespace patchtriage::operations
