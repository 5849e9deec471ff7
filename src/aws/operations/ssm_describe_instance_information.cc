// ssm:DescribeInstanceInformation
#include "aws/operation.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::InstanceInformation> instance_information_list;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.DescribeInstanceInformationReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_information_list>("InstanceInformationList"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::InstanceInformation> take_rows(Reply& reply) { return std::move(reply.instance_information_list); }

}  // namespace

// The nodes that are registered and not stopped or terminated, with their last ping. A node that isn't listed may
// have been registered once.
Operation ssm_describe_instance_information() {
  return {
      .service = "ssm",
      .name = "DescribeInstanceInformation",
      .iam_action = "ssm:DescribeInstanceInformation",
      .request = {{"Filters", "", {{"Key"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 50},
      .documentation =
          "The nodes that are registered and not stopped or terminated, with their last ping. A node that isn't listed "
          "may have been registered once.",
  };
}

}  // namespace patchtriage::operations
