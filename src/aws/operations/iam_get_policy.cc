// iam:GetPolicy
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<iam::Policy> policy;

  static const RecordType& schema() {
    static const RecordType type{"iam.GetPolicyReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::policy>("Policy"),
                                 }};
    return type;
  }
};

std::vector<iam::Policy> take_rows(Reply& reply) {
  std::vector<iam::Policy> rows;
  if (reply.policy) rows.push_back(std::move(*reply.policy));
  return rows;
}

}  // namespace

// A managed policy and its default version.
Operation iam_get_policy() {
  return {
      .service = "iam",
      .name = "GetPolicy",
      .iam_action = "iam:GetPolicy",
      .request = {{"PolicyArn"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "A managed policy and its default version.",
  };
}

}  // namespace patchtriage::operations
