// ssm:DescribeAssociationExecutionTargets
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::AssociationExecutionTarget> association_execution_targets;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeAssociationExecutionTargetsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::association_execution_targets>("AssociationExecutionTargets"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::AssociationExecutionTarget> take_rows(Reply& reply) {
  return std::move(reply.association_execution_targets);
}

}  // namespace

// What one execution of an association did on each node.
Operation ssm_describe_association_execution_targets() {
  return {
      .service = "ssm",
      .name = "DescribeAssociationExecutionTargets",
      .iam_action = "ssm:DescribeAssociationExecutionTargets",
      .request =
          {{"AssociationId"}, {"ExecutionId"}, {"Filters", "", {{"Key"}, {"Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "What one execution of an association did on each node.",
  };
}

}  // namespace patchtriage::operations
