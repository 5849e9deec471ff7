// autoscaling:DescribeAutoScalingGroups
#include "aws/operation.h"
#include "fleet/records/autoscaling_groups.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<autoscaling::AutoScalingGroup> auto_scaling_groups;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"autoscaling.DescribeAutoScalingGroupsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::auto_scaling_groups>("AutoScalingGroups"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<autoscaling::AutoScalingGroup> take_rows(Reply& reply) { return std::move(reply.auto_scaling_groups); }

}  // namespace

// Auto Scaling groups with their instances.
Operation autoscaling_describe_auto_scaling_groups() {
  return {
      .service = "autoscaling",
      .name = "DescribeAutoScalingGroups",
      .iam_action = "autoscaling:DescribeAutoScalingGroups",
      .request = {{"MaxRecords"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxRecords",
                       .minimum = 1,
                       .maximum = 100},
      .documentation = "Auto Scaling groups with their instances.",
  };
}

}  // namespace patchtriage::operations
