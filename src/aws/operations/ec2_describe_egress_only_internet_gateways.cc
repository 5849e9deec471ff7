// ec2:DescribeEgressOnlyInternetGateways
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::EgressOnlyInternetGateway> egress_only_internet_gateways;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{
        "ec2.DescribeEgressOnlyInternetGatewaysReply",
        "",
        "",
        {
            field<&Reply::egress_only_internet_gateways>("EgressOnlyInternetGateways", "egressOnlyInternetGatewaySet"),
            field<&Reply::next_token>("NextToken"),
        }};
    return type;
  }
};

std::vector<ec2::EgressOnlyInternetGateway> take_rows(Reply& reply) {
  return std::move(reply.egress_only_internet_gateways);
}

}  // namespace

// Egress-only internet gateways (IPv6).
Operation ec2_describe_egress_only_internet_gateways() {
  return {
      .service = "ec2",
      .name = "DescribeEgressOnlyInternetGateways",
      .iam_action = "ec2:DescribeEgressOnlyInternetGateways",
      .request = {{"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 255},
      .documentation = "Egress-only internet gateways (IPv6).",
  };
}

}  // namespace patchtriage::operations
