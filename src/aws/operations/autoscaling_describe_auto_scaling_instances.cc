// autoscaling:DescribeAutoScalingInstances
#include "aws/operation.h"
#include "fleet/records/autoscaling_groups.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<autoscaling::AutoScalingInstanceDetails> auto_scaling_instances;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"autoscaling.DescribeAutoScalingInstancesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::auto_scaling_instances>("AutoScalingInstances"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<autoscaling::AutoScalingInstanceDetails> take_rows(Reply& reply) {
  return std::move(reply.auto_scaling_instances);
}

}  // namespace

// Which Auto Scaling group an instance is in.
Operation autoscaling_describe_auto_scaling_instances() {
  return {
      .service = "autoscaling",
      .name = "DescribeAutoScalingInstances",
      .iam_action = "autoscaling:DescribeAutoScalingInstances",
      .request = {{"InstanceIds"}, {"MaxRecords"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxRecords",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Which Auto Scaling group an instance is in.",
  };
}

}  // namespace patchtriage::operations
