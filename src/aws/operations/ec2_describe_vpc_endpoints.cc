// ec2:DescribeVpcEndpoints
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::VpcEndpoint> vpc_endpoints;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeVpcEndpointsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::vpc_endpoints>("VpcEndpoints", "vpcEndpointSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::VpcEndpoint> take_rows(Reply& reply) { return std::move(reply.vpc_endpoints); }

}  // namespace

// VPC endpoints with policy, groups and private DNS.
Operation ec2_describe_vpc_endpoints() {
  return {
      .service = "ec2",
      .name = "DescribeVpcEndpoints",
      .iam_action = "ec2:DescribeVpcEndpoints",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "VPC endpoints with policy, groups and private DNS.",
  };
}

}  // namespace patchtriage::operations
