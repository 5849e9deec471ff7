// ec2:DescribeNetworkInterfaces
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::NetworkInterface> network_interfaces;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeNetworkInterfacesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::network_interfaces>("NetworkInterfaces", "networkInterfaceSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::NetworkInterface> take_rows(Reply& reply) { return std::move(reply.network_interfaces); }

}  // namespace

// Network interfaces of instances, endpoints, load balancers and NAT gateways.
Operation ec2_describe_network_interfaces() {
  return {
      .service = "ec2",
      .name = "DescribeNetworkInterfaces",
      .iam_action = "ec2:DescribeNetworkInterfaces",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}},
                  {"IncludeManagedResources"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Network interfaces of instances, endpoints, load balancers and NAT gateways.",
  };
}

}  // namespace patchtriage::operations
