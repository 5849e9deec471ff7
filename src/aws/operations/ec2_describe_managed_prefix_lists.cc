// ec2:DescribeManagedPrefixLists
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::ManagedPrefixList> prefix_lists;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeManagedPrefixListsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::prefix_lists>("PrefixLists", "prefixListSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::ManagedPrefixList> take_rows(Reply& reply) { return std::move(reply.prefix_lists); }

}  // namespace

// Prefix lists, AWS's own among them.
Operation ec2_describe_managed_prefix_lists() {
  return {
      .service = "ec2",
      .name = "DescribeManagedPrefixLists",
      .iam_action = "ec2:DescribeManagedPrefixLists",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 100},
      .documentation = "Prefix lists, AWS's own among them.",
  };
}

}  // namespace patchtriage::operations
