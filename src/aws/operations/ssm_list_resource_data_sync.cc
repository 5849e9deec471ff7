// ssm:ListResourceDataSync
#include "aws/operation.h"
#include "fleet/records/ssm_compliance.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::ResourceDataSyncItem> resource_data_sync_items;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListResourceDataSyncReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::resource_data_sync_items>("ResourceDataSyncItems"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::ResourceDataSyncItem> take_rows(Reply& reply) { return std::move(reply.resource_data_sync_items); }

}  // namespace

// Resource data syncs of the account and Region.
Operation ssm_list_resource_data_sync() {
  return {
      .service = "ssm",
      .name = "ListResourceDataSync",
      .iam_action = "ssm:ListResourceDataSync",
      .request = {{"SyncType"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Resource data syncs of the account and Region.",
  };
}

}  // namespace patchtriage::operations
