// ec2:DescribeTags
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::TagDescription> tags;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeTagsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::tags>("Tags", "tagSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::TagDescription> take_rows(Reply& reply) { return std::move(reply.tags); }

}  // namespace

// Tags of EC2 resources.
Operation ec2_describe_tags() {
  return {
      .service = "ec2",
      .name = "DescribeTags",
      .iam_action = "ec2:DescribeTags",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Tags of EC2 resources.",
  };
}

}  // namespace patchtriage::operations
