// ec2:GetManagedPrefixListEntries
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::PrefixListEntry> entries;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.GetManagedPrefixListEntriesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::entries>("Entries", "entrySet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::PrefixListEntry> take_rows(Reply& reply) { return std::move(reply.entries); }

}  // namespace

// The blocks of one prefix list.
Operation ec2_get_managed_prefix_list_entries() {
  return {
      .service = "ec2",
      .name = "GetManagedPrefixListEntries",
      .iam_action = "ec2:GetManagedPrefixListEntries",
      .request = {{"PrefixListId"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 100},
      .documentation = "The blocks of one prefix list.",
  };
}

}  // namespace patchtriage::operations
