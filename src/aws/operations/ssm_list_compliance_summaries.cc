// ssm:ListComplianceSummaries
#include "aws/operation.h"
#include "fleet/records/ssm_compliance.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::ComplianceSummaryItem> compliance_summary_items;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListComplianceSummariesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::compliance_summary_items>("ComplianceSummaryItems"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::ComplianceSummaryItem> take_rows(Reply& reply) { return std::move(reply.compliance_summary_items); }

}  // namespace

// Counts of nodes by compliance type.
Operation ssm_list_compliance_summaries() {
  return {
      .service = "ssm",
      .name = "ListComplianceSummaries",
      .iam_action = "ssm:ListComplianceSummaries",
      .request = {{"Filters", "", {{"Key"}, {"Values"}, {"Type"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation = "Counts of nodes by compliance type.",
  };
}

}  // namespace patchtriage::operations
