// resource-groups:GetGroupQuery
#include "aws/operation.h"
#include "fleet/records/resource_groups_groups.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<resource_groups::GroupQuery> group_query;

  static const RecordType& schema() {
    static const RecordType type{"resource_groups.GetGroupQueryReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::group_query>("GroupQuery"),
                                 }};
    return type;
  }
};

std::vector<resource_groups::GroupQuery> take_rows(Reply& reply) {
  std::vector<resource_groups::GroupQuery> rows;
  if (reply.group_query) rows.push_back(std::move(*reply.group_query));
  return rows;
}

}  // namespace

// The query of one resource group.
Operation resource_groups_get_group_query() {
  return {
      .service = "resource-groups",
      .name = "GetGroupQuery",
      .http_path = "/get-group-query",
      .iam_action = "resource-groups:GetGroupQuery",
      .request = {{"Group"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "The query of one resource group.",
  };
}

}  // namespace patchtriage::operations
