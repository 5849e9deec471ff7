// organizations:ListAccounts
#include "aws/operation.h"
#include "fleet/records/organizations_accounts.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<organizations::Account> accounts;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"organizations.ListAccountsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::accounts>("Accounts"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<organizations::Account> take_rows(Reply& reply) { return std::move(reply.accounts); }

}  // namespace

// The organisation's accounts.
Operation organizations_list_accounts() {
  return {
      .service = "organizations",
      .name = "ListAccounts",
      .iam_action = "organizations:ListAccounts",
      .request = {{"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 20},
      .documentation = "The organisation's accounts.",
  };
}

}  // namespace patchtriage::operations
