// ec2:DescribeIamInstanceProfileAssociations
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::IamInstanceProfileAssociation> iam_instance_profile_associations;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeIamInstanceProfileAssociationsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::iam_instance_profile_associations>(
                                         "IamInstanceProfileAssociations", "iamInstanceProfileAssociationSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::IamInstanceProfileAssociation> take_rows(Reply& reply) {
  return std::move(reply.iam_instance_profile_associations);
}

}  // namespace

// When a profile was attached, and whether the attachment has settled.
Operation ec2_describe_iam_instance_profile_associations() {
  return {
      .service = "ec2",
      .name = "DescribeIamInstanceProfileAssociations",
      .iam_action = "ec2:DescribeIamInstanceProfileAssociations",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "When a profile was attached, and whether the attachment has settled.",
  };
}

}  // namespace patchtriage::operations
