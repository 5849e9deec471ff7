// ssm:ListResourceComplianceSummaries
#include "aws/operation.h"
#include "fleet/records/ssm_compliance.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::ResourceComplianceSummaryItem> resource_compliance_summary_items;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListResourceComplianceSummariesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::resource_compliance_summary_items>("ResourceComplianceSummaryItems"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::ResourceComplianceSummaryItem> take_rows(Reply& reply) {
  return std::move(reply.resource_compliance_summary_items);
}

}  // namespace

// The nodes that are not compliant, with the worst severity by the baseline's levels.
Operation ssm_list_resource_compliance_summaries() {
  return {
      .service = "ssm",
      .name = "ListResourceComplianceSummaries",
      .iam_action = "ssm:ListResourceComplianceSummaries",
      .request = {{"Filters", "", {{"Key"}, {"Values"}, {"Type"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "The nodes that are not compliant, with the worst severity by the baseline's levels.",
  };
}

}  // namespace patchtriage::operations
