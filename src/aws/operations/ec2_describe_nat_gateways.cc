// ec2:DescribeNatGateways
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::NatGateway> nat_gateways;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeNatGatewaysReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::nat_gateways>("NatGateways", "natGatewaySet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::NatGateway> take_rows(Reply& reply) { return std::move(reply.nat_gateways); }

}  // namespace

// NAT gateways with state and connectivity.
Operation ec2_describe_nat_gateways() {
  return {
      .service = "ec2",
      .name = "DescribeNatGateways",
      .iam_action = "ec2:DescribeNatGateways",
      .request = {{"Filter", "", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "NAT gateways with state and connectivity.",
  };
}

}  // namespace patchtriage::operations
