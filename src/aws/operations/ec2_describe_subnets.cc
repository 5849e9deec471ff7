// ec2:DescribeSubnets
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::Subnet> subnets;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeSubnetsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::subnets>("Subnets", "subnetSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::Subnet> take_rows(Reply& reply) { return std::move(reply.subnets); }

}  // namespace

// Subnets; one with another owner is shared, and its routes are invisible here.
Operation ec2_describe_subnets() {
  return {
      .service = "ec2",
      .name = "DescribeSubnets",
      .iam_action = "ec2:DescribeSubnets",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Subnets; one with another owner is shared, and its routes are invisible here.",
  };
}

}  // namespace patchtriage::operations
