// ssm:GetInventory
#include "aws/operation.h"
#include "fleet/records/ssm_inventory.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::InventoryResultEntity> entities;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.GetInventoryReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::entities>("Entities"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::InventoryResultEntity> take_rows(Reply& reply) { return std::move(reply.entities); }

}  // namespace

// Inventory of all nodes, stopped and terminated ones too: proof that a node was managed once.
Operation ssm_get_inventory() {
  return {
      .service = "ssm",
      .name = "GetInventory",
      .iam_action = "ssm:GetInventory",
      .request = {{"ResultAttributes", "", {{"TypeName"}}},
                  {"Filters", "", {{"Key"}, {"Values"}, {"Type"}}},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Inventory of all nodes, stopped and terminated ones too: proof that a node was managed once.",
  };
}

}  // namespace patchtriage::operations
