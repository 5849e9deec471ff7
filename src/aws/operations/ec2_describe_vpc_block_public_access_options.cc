// ec2:DescribeVpcBlockPublicAccessOptions
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<ec2::VpcBlockPublicAccessOptions> vpc_block_public_access_options;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeVpcBlockPublicAccessOptionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::vpc_block_public_access_options>("VpcBlockPublicAccessOptions"),
                                 }};
    return type;
  }
};

std::vector<ec2::VpcBlockPublicAccessOptions> take_rows(Reply& reply) {
  std::vector<ec2::VpcBlockPublicAccessOptions> rows;
  if (reply.vpc_block_public_access_options) rows.push_back(std::move(*reply.vpc_block_public_access_options));
  return rows;
}

}  // namespace

// Whether the account and Region block public access of VPCs.
Operation ec2_describe_vpc_block_public_access_options() {
  return {
      .service = "ec2",
      .name = "DescribeVpcBlockPublicAccessOptions",
      .iam_action = "ec2:DescribeVpcBlockPublicAccessOptions",
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "Whether the account and Region block public access of VPCs.",
  };
}

}  // namespace patchtriage::operations
