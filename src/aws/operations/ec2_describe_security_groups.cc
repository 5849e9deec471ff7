// ec2:DescribeSecurityGroups
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::SecurityGroup> security_groups;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeSecurityGroupsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::security_groups>("SecurityGroups", "securityGroupInfo"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::SecurityGroup> take_rows(Reply& reply) { return std::move(reply.security_groups); }

}  // namespace

// Security groups with their rules.
Operation ec2_describe_security_groups() {
  return {
      .service = "ec2",
      .name = "DescribeSecurityGroups",
      .iam_action = "ec2:DescribeSecurityGroups",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Security groups with their rules.",
  };
}

}  // namespace patchtriage::operations
