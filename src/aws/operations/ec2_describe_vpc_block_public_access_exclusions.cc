// ec2:DescribeVpcBlockPublicAccessExclusions
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::VpcBlockPublicAccessExclusion> vpc_block_public_access_exclusions;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeVpcBlockPublicAccessExclusionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::vpc_block_public_access_exclusions>(
                                         "VpcBlockPublicAccessExclusions", "vpcBlockPublicAccessExclusionSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::VpcBlockPublicAccessExclusion> take_rows(Reply& reply) {
  return std::move(reply.vpc_block_public_access_exclusions);
}

}  // namespace

// VPCs and subnets that are exempt from the block.
Operation ec2_describe_vpc_block_public_access_exclusions() {
  return {
      .service = "ec2",
      .name = "DescribeVpcBlockPublicAccessExclusions",
      .iam_action = "ec2:DescribeVpcBlockPublicAccessExclusions",
      .request = {{"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "VPCs and subnets that are exempt from the block.",
  };
}

}  // namespace patchtriage::operations
