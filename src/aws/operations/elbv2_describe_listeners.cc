// elbv2:DescribeListeners
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::Listener> listeners;
  std::optional<std::string> next_marker;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeListenersReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::listeners>("Listeners"),
                                     field<&Reply::next_marker>("NextMarker"),
                                 }};
    return type;
  }
};

std::vector<elbv2::Listener> take_rows(Reply& reply) { return std::move(reply.listeners); }

}  // namespace

// Listeners of one load balancer.
Operation elbv2_describe_listeners() {
  return {
      .service = "elbv2",
      .name = "DescribeListeners",
      .iam_action = "elasticloadbalancing:DescribeListeners",
      .request = {{"LoadBalancerArn"}, {"PageSize"}, {"Marker"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "Marker", .output_token = "NextMarker", .limit = "PageSize", .minimum = 1, .maximum = 400},
      .documentation = "Listeners of one load balancer.",
  };
}

}  // namespace patchtriage::operations
