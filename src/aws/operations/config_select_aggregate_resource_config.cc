// config:SelectAggregateResourceConfig
#include "aws/operation.h"
#include "fleet/records/config_resources.h"

namespace patchtriage::operations {
namespace {

struct Reply : config::SelectedAggregateResources {
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type = [] {
      RecordType extended = config::SelectedAggregateResources::schema();
      // The base is the first subobject, so the addresses of its fields hold for the whole.
      extended.fields.push_back(field<&Reply::next_token>("NextToken"));
      return extended;
    }();
    return type;
  }
};

std::vector<config::SelectedAggregateResources> take_rows(Reply& reply) {
  return {std::move(static_cast<config::SelectedAggregateResources&>(reply))};
}

}  // namespace

// Rows of an advanced query over an aggregator, each a JSON text.
Operation config_select_aggregate_resource_config() {
  return {
      .service = "config",
      .name = "SelectAggregateResourceConfig",
      .iam_action = "config:SelectAggregateResourceConfig",
      .request = {{"Expression"}, {"ConfigurationAggregatorName"}, {"Limit"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging =
          Paging{
              .input_token = "NextToken", .output_token = "NextToken", .limit = "Limit", .minimum = 1, .maximum = 100},
      .documentation = "Rows of an advanced query over an aggregator, each a JSON text.",
  };
}

}  // namespace patchtriage::operations
