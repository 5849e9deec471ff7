// resource-groups:ListGroups
#include "aws/operation.h"
#include "fleet/records/resource_groups_groups.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<resource_groups::GroupIdentifier> group_identifiers;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"resource_groups.ListGroupsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::group_identifiers>("GroupIdentifiers"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<resource_groups::GroupIdentifier> take_rows(Reply& reply) { return std::move(reply.group_identifiers); }

}  // namespace

// Resource groups.
Operation resource_groups_list_groups() {
  return {
      .service = "resource-groups",
      .name = "ListGroups",
      .http_path = "/groups-list",
      .iam_action = "resource-groups:ListGroups",
      .request = {{"Filters", "", {{"Name"}, {"Values"}}}, {"MaxResults", "maxResults"}, {"NextToken", "nextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Resource groups.",
  };
}

}  // namespace patchtriage::operations
