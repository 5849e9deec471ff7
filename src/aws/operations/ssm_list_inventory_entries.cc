// ssm:ListInventoryEntries
#include "aws/operation.h"
#include "fleet/records/ssm_inventory.h"

namespace patchtriage::operations {
namespace {

struct Reply : ssm::InventoryEntries {
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type = [] {
      RecordType extended = ssm::InventoryEntries::schema();
      // The base is the first subobject, so the addresses of its fields hold for the whole.
      extended.fields.push_back(field<&Reply::next_token>("NextToken"));
      return extended;
    }();
    return type;
  }
};

std::vector<ssm::InventoryEntries> take_rows(Reply& reply) {
  return {std::move(static_cast<ssm::InventoryEntries&>(reply))};
}

}  // namespace

// Inventory entries of one node and one type.
Operation ssm_list_inventory_entries() {
  return {
      .service = "ssm",
      .name = "ListInventoryEntries",
      .iam_action = "ssm:ListInventoryEntries",
      .request = {{"InstanceId"}, {"TypeName"}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Inventory entries of one node and one type.",
  };
}

}  // namespace patchtriage::operations
