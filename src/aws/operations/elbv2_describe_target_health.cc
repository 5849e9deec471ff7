// elbv2:DescribeTargetHealth
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::TargetHealthDescription> target_health_descriptions;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeTargetHealthReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::target_health_descriptions>("TargetHealthDescriptions"),
                                 }};
    return type;
  }
};

std::vector<elbv2::TargetHealthDescription> take_rows(Reply& reply) {
  return std::move(reply.target_health_descriptions);
}

}  // namespace

// The registered targets of one group.
Operation elbv2_describe_target_health() {
  return {
      .service = "elbv2",
      .name = "DescribeTargetHealth",
      .iam_action = "elasticloadbalancing:DescribeTargetHealth",
      .request = {{"TargetGroupArn"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "The registered targets of one group.",
  };
}

}  // namespace patchtriage::operations
