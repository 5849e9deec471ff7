// resource-groups:ListGroupResources
#include "aws/operation.h"
#include "fleet/records/resource_groups_groups.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<resource_groups::ResourceIdentifier> resource_identifiers;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"resource_groups.ListGroupResourcesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::resource_identifiers>("ResourceIdentifiers"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<resource_groups::ResourceIdentifier> take_rows(Reply& reply) {
  return std::move(reply.resource_identifiers);
}

}  // namespace

// Members of one resource group, resolved now.
Operation resource_groups_list_group_resources() {
  return {
      .service = "resource-groups",
      .name = "ListGroupResources",
      .http_path = "/list-group-resources",
      .iam_action = "resource-groups:ListGroupResources",
      .request = {{"Group"}, {"Filters", "", {{"Name"}, {"Values"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Members of one resource group, resolved now.",
  };
}

}  // namespace patchtriage::operations
