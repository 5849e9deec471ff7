// organizations:DescribeOrganization
#include "aws/operation.h"
#include "fleet/records/organizations_accounts.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<organizations::Organization> organization;

  static const RecordType& schema() {
    static const RecordType type{"organizations.DescribeOrganizationReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::organization>("Organization"),
                                 }};
    return type;
  }
};

std::vector<organizations::Organization> take_rows(Reply& reply) {
  std::vector<organizations::Organization> rows;
  if (reply.organization) rows.push_back(std::move(*reply.organization));
  return rows;
}

}  // namespace

// The organisation and its management account.
Operation organizations_describe_organization() {
  return {
      .service = "organizations",
      .name = "DescribeOrganization",
      .iam_action = "organizations:DescribeOrganization",
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "The organisation and its management account.",
  };
}

}  // namespace patchtriage::operations
