// ec2:DescribeVpcAttribute
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

std::vector<ec2::VpcAttribute> take_rows(ec2::VpcAttribute& reply) { return {std::move(reply)}; }

}  // namespace

// One DNS attribute of one VPC.
Operation ec2_describe_vpc_attribute() {
  return {
      .service = "ec2",
      .name = "DescribeVpcAttribute",
      .iam_action = "ec2:DescribeVpcAttribute",
      .request = {{"VpcId"}, {"Attribute"}},
      .reply = reply_of<ec2::VpcAttribute>(&take_rows),
      .documentation = "One DNS attribute of one VPC.",
  };
}

}  // namespace patchtriage::operations
