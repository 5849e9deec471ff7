// ec2:DescribeDhcpOptions
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::DhcpOptions> dhcp_options;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeDhcpOptionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::dhcp_options>("DhcpOptions", "dhcpOptionsSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::DhcpOptions> take_rows(Reply& reply) { return std::move(reply.dhcp_options); }

}  // namespace

// DHCP options: custom name servers show here.
Operation ec2_describe_dhcp_options() {
  return {
      .service = "ec2",
      .name = "DescribeDhcpOptions",
      .iam_action = "ec2:DescribeDhcpOptions",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "DHCP options: custom name servers show here.",
  };
}

}  // namespace patchtriage::operations
