// iam:ListAttachedRolePolicies
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<iam::AttachedPolicy> attached_policies;
  std::optional<std::string> marker;
  std::optional<bool> is_truncated;

  static const RecordType& schema() {
    static const RecordType type{"iam.ListAttachedRolePoliciesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::attached_policies>("AttachedPolicies"),
                                     field<&Reply::marker>("Marker"),
                                     field<&Reply::is_truncated>("IsTruncated"),
                                 }};
    return type;
  }
};

std::vector<iam::AttachedPolicy> take_rows(Reply& reply) { return std::move(reply.attached_policies); }

}  // namespace

// Managed policies of a role.
Operation iam_list_attached_role_policies() {
  return {
      .service = "iam",
      .name = "ListAttachedRolePolicies",
      .iam_action = "iam:ListAttachedRolePolicies",
      .request = {{"RoleName"}, {"Marker"}, {"MaxItems"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "Marker",
                       .output_token = "Marker",
                       .more = "IsTruncated",
                       .limit = "MaxItems",
                       .minimum = 1,
                       .maximum = 1000},
      .documentation = "Managed policies of a role.",
  };
}

}  // namespace patchtriage::operations
