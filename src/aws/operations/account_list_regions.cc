// account:ListRegions
#include "aws/operation.h"
#include "fleet/records/account_regions.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<account::Region> regions;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"account.ListRegionsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::regions>("Regions"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<account::Region> take_rows(Reply& reply) { return std::move(reply.regions); }

}  // namespace

// Opt-in status of the Regions of an account.
Operation account_list_regions() {
  return {
      .service = "account",
      .name = "ListRegions",
      .http_path = "/listRegions",
      .iam_action = "account:ListRegions",
      .request = {{"AccountId"}, {"RegionOptStatusContains"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Opt-in status of the Regions of an account.",
  };
}

}  // namespace patchtriage::operations
