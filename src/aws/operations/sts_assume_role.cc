// sts:AssumeRole
#include "aws/operation.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage::operations {
namespace {

std::vector<sts::AssumedRole> take_rows(sts::AssumedRole& reply) { return {std::move(reply)}; }

}  // namespace

// Credentials of a role in a member account.
Operation sts_assume_role() {
  return {
      .service = "sts",
      .name = "AssumeRole",
      .iam_action = "sts:AssumeRole",
      .request = {{"RoleArn"},
                  {"RoleSessionName"},
                  {"DurationSeconds"},
                  {"ExternalId"},
                  {"Policy"},
                  {"PolicyArns", "", {{"arn"}}}},
      .reply = reply_of<sts::AssumedRole>(&take_rows),
      .documentation = "Credentials of a role in a member account.",
  };
}

}  // namespace patchtriage::operations
