// iam:GetRole
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<iam::Role> role;

  static const RecordType& schema() {
    static const RecordType type{"iam.GetRoleReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::role>("Role"),
                                 }};
    return type;
  }
};

std::vector<iam::Role> take_rows(Reply& reply) {
  std::vector<iam::Role> rows;
  if (reply.role) rows.push_back(std::move(*reply.role));
  return rows;
}

}  // namespace

// A role with its trust policy and boundary.
Operation iam_get_role() {
  return {
      .service = "iam",
      .name = "GetRole",
      .iam_action = "iam:GetRole",
      .request = {{"RoleName"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "A role with its trust policy and boundary.",
  };
}

}  // namespace patchtriage::operations
