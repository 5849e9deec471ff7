// elbv2:DescribeTargetGroups
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::TargetGroup> target_groups;
  std::optional<std::string> next_marker;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeTargetGroupsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::target_groups>("TargetGroups"),
                                     field<&Reply::next_marker>("NextMarker"),
                                 }};
    return type;
  }
};

std::vector<elbv2::TargetGroup> take_rows(Reply& reply) { return std::move(reply.target_groups); }

}  // namespace

// Target groups and the load balancers that use them.
Operation elbv2_describe_target_groups() {
  return {
      .service = "elbv2",
      .name = "DescribeTargetGroups",
      .iam_action = "elasticloadbalancing:DescribeTargetGroups",
      .request = {{"PageSize"}, {"Marker"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "Marker", .output_token = "NextMarker", .limit = "PageSize", .minimum = 1, .maximum = 400},
      .documentation = "Target groups and the load balancers that use them.",
  };
}

}  // namespace patchtriage::operations
