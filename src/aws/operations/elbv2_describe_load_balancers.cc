// elbv2:DescribeLoadBalancers
#include "aws/operation.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elbv2::LoadBalancer> load_balancers;
  std::optional<std::string> next_marker;

  static const RecordType& schema() {
    static const RecordType type{"elbv2.DescribeLoadBalancersReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::load_balancers>("LoadBalancers"),
                                     field<&Reply::next_marker>("NextMarker"),
                                 }};
    return type;
  }
};

std::vector<elbv2::LoadBalancer> take_rows(Reply& reply) { return std::move(reply.load_balancers); }

}  // namespace

// Application, network and gateway load balancers.
Operation elbv2_describe_load_balancers() {
  return {
      .service = "elbv2",
      .name = "DescribeLoadBalancers",
      .iam_action = "elasticloadbalancing:DescribeLoadBalancers",
      .request = {{"PageSize"}, {"Marker"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "Marker", .output_token = "NextMarker", .limit = "PageSize", .minimum = 1, .maximum = 400},
      .documentation = "Application, network and gateway load balancers.",
  };
}

}  // namespace patchtriage::operations
