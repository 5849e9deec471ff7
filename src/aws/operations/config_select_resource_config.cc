// config:SelectResourceConfig
#include "aws/operation.h"
#include "fleet/records/config_resources.h"

namespace patchtriage::operations {
namespace {

struct Reply : config::SelectedResources {
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type = [] {
      RecordType extended = config::SelectedResources::schema();
      // The base is the first subobject, so the addresses of its fields hold for the whole.
      extended.fields.push_back(field<&Reply::next_token>("NextToken"));
      return extended;
    }();
    return type;
  }
};

std::vector<config::SelectedResources> take_rows(Reply& reply) {
  return {std::move(static_cast<config::SelectedResources&>(reply))};
}

}  // namespace

// Rows of an advanced query, each a JSON text.
Operation config_select_resource_config() {
  return {
      .service = "config",
      .name = "SelectResourceConfig",
      .iam_action = "config:SelectResourceConfig",
      .request = {{"Expression"}, {"Limit"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "NextToken", .output_token = "NextToken", .limit = "Limit", .minimum = 1, .maximum = 100},
      .documentation = "Rows of an advanced query, each a JSON text.",
  };
}

}  // namespace patchtriage::operations
