// elbv2:DescribeTargetGroupAttributes
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::TargetGroupAttribute> attributes;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeTargetGroupAttributesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::attributes>("Attributes"),
                                 }};
    return type;
  }
};

std::vector<elbv2::TargetGroupAttribute> take_rows(Reply& reply) { return std::move(reply.attributes); }

}  // namespace

// Attributes of one target group, client IP preservation among them.
Operation elbv2_describe_target_group_attributes() {
  return {
      .service = "elbv2",
      .name = "DescribeTargetGroupAttributes",
      .iam_action = "elasticloadbalancing:DescribeTargetGroupAttributes",
      .request = {{"TargetGroupArn"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "Attributes of one target group, client IP preservation among them.",
  };
}

}  // namespace patchtriage::operations
