// ssm:DescribeEffectiveInstanceAssociations
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::InstanceAssociation> associations;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeEffectiveInstanceAssociationsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::associations>("Associations"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::InstanceAssociation> take_rows(Reply& reply) { return std::move(reply.associations); }

}  // namespace

// Associations of one node, five a page.
Operation ssm_describe_effective_instance_associations() {
  return {
      .service = "ssm",
      .name = "DescribeEffectiveInstanceAssociations",
      .iam_action = "ssm:DescribeEffectiveInstanceAssociations",
      .request = {{"InstanceId"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 5},
      .documentation = "Associations of one node, five a page.",
  };
}

}  // namespace patchtriage::operations
