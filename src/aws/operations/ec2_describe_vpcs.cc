// ec2:DescribeVpcs
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::Vpc> vpcs;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeVpcsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::vpcs>("Vpcs", "vpcSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::Vpc> take_rows(Reply& reply) { return std::move(reply.vpcs); }

}  // namespace

// VPCs with their address blocks.
Operation ec2_describe_vpcs() {
  return {
      .service = "ec2",
      .name = "DescribeVpcs",
      .iam_action = "ec2:DescribeVpcs",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "VPCs with their address blocks.",
  };
}

}  // namespace patchtriage::operations
