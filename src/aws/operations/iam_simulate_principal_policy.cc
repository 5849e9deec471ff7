// iam:SimulatePrincipalPolicy
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<iam::EvaluationResult> evaluation_results;
  std::optional<std::string> marker;
  std::optional<bool> is_truncated;

  static const RecordType& schema() {
    static const RecordType type{"iam.SimulatePrincipalPolicyReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::evaluation_results>("EvaluationResults"),
                                     field<&Reply::marker>("Marker"),
                                     field<&Reply::is_truncated>("IsTruncated"),
                                 }};
    return type;
  }
};

std::vector<iam::EvaluationResult> take_rows(Reply& reply) { return std::move(reply.evaluation_results); }

}  // namespace

// Whether a role may do a set of actions, boundary and organisation policies included.
Operation iam_simulate_principal_policy() {
  return {
      .service = "iam",
      .name = "SimulatePrincipalPolicy",
      .iam_action = "iam:SimulatePrincipalPolicy",
      .request = {{"PolicySourceArn"}, {"ActionNames"}, {"ResourceArns"}, {"Marker"}, {"MaxItems"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "Marker",
                       .output_token = "Marker",
                       .more = "IsTruncated",
                       .limit = "MaxItems",
                       .minimum = 1,
                       .maximum = 1000},
      .documentation = "Whether a role may do a set of actions, boundary and organisation policies included.",
  };
}

}  // namespace patchtriage::operations
