// elb:DescribeLoadBalancers
#include "aws/operation.h"
#include "fleet/records/elb_load_balancers.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<elb::LoadBalancerDescription> load_balancer_descriptions;
  std::optional<std::string> next_marker;

  static const RecordType& schema() {
    static const RecordType type{"elb.DescribeLoadBalancersReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::load_balancer_descriptions>("LoadBalancerDescriptions"),
                                     field<&Reply::next_marker>("NextMarker"),
                                 }};
    return type;
  }
};

std::vector<elb::LoadBalancerDescription> take_rows(Reply& reply) {
  return std::move(reply.load_balancer_descriptions);
}

}  // namespace

// Classic load balancers with listeners and instances.
Operation elb_describe_load_balancers() {
  return {
      .service = "elb",
      .name = "DescribeLoadBalancers",
      .iam_action = "elasticloadbalancing:DescribeLoadBalancers",
      .request = {{"PageSize"}, {"Marker"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "Marker", .output_token = "NextMarker", .limit = "PageSize", .minimum = 1, .maximum = 400},
      .documentation = "Classic load balancers with listeners and instances.",
  };
}

}  // namespace patchtriage::operations
