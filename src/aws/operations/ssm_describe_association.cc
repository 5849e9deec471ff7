// ssm:DescribeAssociation
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<ssm::AssociationDescription> association_description;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeAssociationReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::association_description>("AssociationDescription"),
                                 }};
    return type;
  }
};

std::vector<ssm::AssociationDescription> take_rows(Reply& reply) {
  std::vector<ssm::AssociationDescription> rows;
  if (reply.association_description) rows.push_back(std::move(*reply.association_description));
  return rows;
}

}  // namespace

// One association with its parameters, gates and status.
Operation ssm_describe_association() {
  return {
      .service = "ssm",
      .name = "DescribeAssociation",
      .iam_action = "ssm:DescribeAssociation",
      .request = {{"AssociationId"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "One association with its parameters, gates and status.",
  };
}

}  // namespace patchtriage::operations
