// ec2:DescribeInternetGateways
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::InternetGateway> internet_gateways;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeInternetGatewaysReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::internet_gateways>("InternetGateways", "internetGatewaySet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::InternetGateway> take_rows(Reply& reply) { return std::move(reply.internet_gateways); }

}  // namespace

// Internet gateways and what they are attached to.
Operation ec2_describe_internet_gateways() {
  return {
      .service = "ec2",
      .name = "DescribeInternetGateways",
      .iam_action = "ec2:DescribeInternetGateways",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Internet gateways and what they are attached to.",
  };
}

}  // namespace patchtriage::operations
