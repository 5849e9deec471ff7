// ec2:DescribeInstanceStatus
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::InstanceStatus> instance_statuses;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeInstanceStatusReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_statuses>("InstanceStatuses", "instanceStatusSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::InstanceStatus> take_rows(Reply& reply) { return std::move(reply.instance_statuses); }

}  // namespace

// Status checks of running instances.
Operation ec2_describe_instance_status() {
  return {
      .service = "ec2",
      .name = "DescribeInstanceStatus",
      .iam_action = "ec2:DescribeInstanceStatus",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}},
                  {"IncludeAllInstances"},
                  {"IncludeManagedResources"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Status checks of running instances.",
  };
}

}  // namespace patchtriage::operations
