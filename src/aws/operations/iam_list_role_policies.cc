// iam:ListRolePolicies
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply : iam::RolePolicyNames {
  std::optional<std::string> marker;
  std::optional<bool> is_truncated;

  static const RecordType& schema() {
    static const RecordType type = [] {
      RecordType extended = iam::RolePolicyNames::schema();
      // The base is the first subobject, so the addresses of its fields hold for the whole.
      extended.fields.push_back(field<&Reply::marker>("Marker"));
      extended.fields.push_back(field<&Reply::is_truncated>("IsTruncated"));
      return extended;
    }();
    return type;
  }
};

std::vector<iam::RolePolicyNames> take_rows(Reply& reply) {
  return {std::move(static_cast<iam::RolePolicyNames&>(reply))};
}

}  // namespace

// Names of a role's inline policies.
Operation iam_list_role_policies() {
  return {
      .service = "iam",
      .name = "ListRolePolicies",
      .iam_action = "iam:ListRolePolicies",
      .request = {{"RoleName"}, {"Marker"}, {"MaxItems"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "Marker",
                       .output_token = "Marker",
                       .more = "IsTruncated",
                       .limit = "MaxItems",
                       .minimum = 1,
                       .maximum = 1000},
      .documentation = "Names of a role's inline policies.",
  };
}

}  // namespace patchtriage::operations
