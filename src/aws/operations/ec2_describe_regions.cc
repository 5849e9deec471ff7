// ec2:DescribeRegions
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::Region> regions;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeRegionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::regions>("Regions", "regionInfo"),
                                 }};
    return type;
  }
};

std::vector<ec2::Region> take_rows(Reply& reply) { return std::move(reply.regions); }

}  // namespace

// The Regions, with whether the account has each enabled.
Operation ec2_describe_regions() {
  return {
      .service = "ec2",
      .name = "DescribeRegions",
      .iam_action = "ec2:DescribeRegions",
      .request = {{"AllRegions"}, {"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "The Regions, with whether the account has each enabled.",
  };
}

}  // namespace patchtriage::operations
