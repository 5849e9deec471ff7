// ssm:ListAssociations
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::Association> associations;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListAssociationsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::associations>("Associations"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::Association> take_rows(Reply& reply) { return std::move(reply.associations); }

}  // namespace

// State Manager associations with their targets and schedules, without parameters.
Operation ssm_list_associations() {
  return {
      .service = "ssm",
      .name = "ListAssociations",
      .iam_action = "ssm:ListAssociations",
      .request = {{"AssociationFilterList", "", {{"key"}, {"value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "State Manager associations with their targets and schedules, without parameters.",
  };
}

}  // namespace patchtriage::operations
