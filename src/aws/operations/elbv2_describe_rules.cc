// elbv2:DescribeRules
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::Rule> rules;
  std::optional<std::string> next_marker;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeRulesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::rules>("Rules"),
                                     field<&Reply::next_marker>("NextMarker"),
                                 }};
    return type;
  }
};

std::vector<elbv2::Rule> take_rows(Reply& reply) { return std::move(reply.rules); }

}  // namespace

// Rules of one listener.
Operation elbv2_describe_rules() {
  return {
      .service = "elbv2",
      .name = "DescribeRules",
      .iam_action = "elasticloadbalancing:DescribeRules",
      .request = {{"ListenerArn"}, {"PageSize"}, {"Marker"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "Marker", .output_token = "NextMarker", .limit = "PageSize", .minimum = 1, .maximum = 400},
      .documentation = "Rules of one listener.",
  };
}

}  // namespace patchtriage::operations
