// ec2:DescribeAddresses
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::Address> addresses;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeAddressesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::addresses>("Addresses", "addressesSet"),
                                 }};
    return type;
  }
};

std::vector<ec2::Address> take_rows(Reply& reply) { return std::move(reply.addresses); }

}  // namespace

// Elastic IP addresses.
Operation ec2_describe_addresses() {
  return {
      .service = "ec2",
      .name = "DescribeAddresses",
      .iam_action = "ec2:DescribeAddresses",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "Elastic IP addresses.",
  };
}

}  // namespace patchtriage::operations
