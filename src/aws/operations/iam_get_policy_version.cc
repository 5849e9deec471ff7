// iam:GetPolicyVersion
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<iam::PolicyVersion> policy_version;

  static const RecordType& schema() {
    static const RecordType type{"iam.GetPolicyVersionReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::policy_version>("PolicyVersion"),
                                 }};
    return type;
  }
};

std::vector<iam::PolicyVersion> take_rows(Reply& reply) {
  std::vector<iam::PolicyVersion> rows;
  if (reply.policy_version) rows.push_back(std::move(*reply.policy_version));
  return rows;
}

}  // namespace

// One version of a managed policy.
Operation iam_get_policy_version() {
  return {
      .service = "iam",
      .name = "GetPolicyVersion",
      .iam_action = "iam:GetPolicyVersion",
      .request = {{"PolicyArn"}, {"VersionId"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "One version of a managed policy.",
  };
}

}  // namespace patchtriage::operations
