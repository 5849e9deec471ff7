// ec2:DescribeNetworkAcls
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::NetworkAcl> network_acls;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeNetworkAclsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::network_acls>("NetworkAcls", "networkAclSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::NetworkAcl> take_rows(Reply& reply) { return std::move(reply.network_acls); }

}  // namespace

// Network ACLs with their entries.
Operation ec2_describe_network_acls() {
  return {
      .service = "ec2",
      .name = "DescribeNetworkAcls",
      .iam_action = "ec2:DescribeNetworkAcls",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Network ACLs with their entries.",
  };
}

}  // namespace patchtriage::operations
