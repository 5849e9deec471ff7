// ssm:DescribeAssociationExecutions
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::AssociationExecution> association_executions;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeAssociationExecutionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::association_executions>("AssociationExecutions"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::AssociationExecution> take_rows(Reply& reply) { return std::move(reply.association_executions); }

}  // namespace

// Executions of one association.
Operation ssm_describe_association_executions() {
  return {
      .service = "ssm",
      .name = "DescribeAssociationExecutions",
      .iam_action = "ssm:DescribeAssociationExecutions",
      .request = {{"AssociationId"}, {"Filters", "", {{"Key"}, {"Value"}, {"Type"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Executions of one association.",
  };
}

}  // namespace patchtriage::operations
