// ssm:DescribeInstanceAssociationsStatus
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::InstanceAssociationStatusInfo> instance_association_status_infos;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeInstanceAssociationsStatusReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_association_status_infos>("InstanceAssociationStatusInfos"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::InstanceAssociationStatusInfo> take_rows(Reply& reply) {
  return std::move(reply.instance_association_status_infos);
}

}  // namespace

// How each association of one node last ended.
Operation ssm_describe_instance_associations_status() {
  return {
      .service = "ssm",
      .name = "DescribeInstanceAssociationsStatus",
      .iam_action = "ssm:DescribeInstanceAssociationsStatus",
      .request = {{"InstanceId"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "How each association of one node last ended.",
  };
}

}  // namespace patchtriage::operations
