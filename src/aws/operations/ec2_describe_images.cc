// ec2:DescribeImages
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::Image> images;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeImagesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::images>("Images", "imagesSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::Image> take_rows(Reply& reply) { return std::move(reply.images); }

}  // namespace

// Machine images, by an image-id filter: a missing one is then only left out.
Operation ec2_describe_images() {
  return {
      .service = "ec2",
      .name = "DescribeImages",
      .iam_action = "ec2:DescribeImages",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}},
                  {"IncludeDeprecated"},
                  {"IncludeDisabled"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "Machine images, by an image-id filter: a missing one is then only left out.",
  };
}

}  // namespace patchtriage::operations
