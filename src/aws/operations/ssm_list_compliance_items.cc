// ssm:ListComplianceItems
#include "aws/operation.h"
#include "fleet/records/ssm_compliance.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ssm::ComplianceItem> compliance_items;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ssm.ListComplianceItemsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::compliance_items>("ComplianceItems"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ssm::ComplianceItem> take_rows(Reply& reply) { return std::move(reply.compliance_items); }

}  // namespace

// Compliance items of nodes. Takes up to 40 resource ids in practice; the documentation says one.
Operation ssm_list_compliance_items() {
  return {
      .service = "ssm",
      .name = "ListComplianceItems",
      .iam_action = "ssm:ListComplianceItems",
      .request = {{"Filters", "", {{"Key"}, {"Values"}, {"Type"}}},
                  {"ResourceIds"},
                  {"ResourceTypes"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 1,
                       .maximum = 50},
      .documentation =
          "Compliance items of nodes. Takes up to 40 resource ids in practice; the documentation says one.",
  };
}

}  // namespace patchtriage::operations
