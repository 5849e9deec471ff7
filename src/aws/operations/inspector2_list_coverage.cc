// inspector2:ListCoverage
#include "aws/operation.h"
#include "fleet/records/inspector2_findings.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<inspector2::CoveredResource> covered_resources;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"inspector2.ListCoverageReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::covered_resources>("coveredResources"),
                                     field<&Reply::next_token>("nextToken"),
                                 }};
    return type;
  }
};

std::vector<inspector2::CoveredResource> take_rows(Reply& reply) { return std::move(reply.covered_resources); }

}  // namespace

// What Inspector can scan, and why not: a second witness of manageability.
Operation inspector2_list_coverage() {
  return {
      .service = "inspector2",
      .name = "ListCoverage",
      .http_path = "/coverage/list",
      .iam_action = "inspector2:ListCoverage",
      .request = {{"filterCriteria", "", {{"resourceType", "", {{"comparison"}, {"value"}}}}},
                  {"maxResults"},
                  {"nextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "nextToken",
                       .output_token = "nextToken",
                       .limit = "maxResults",
                       .minimum = 1,
                       .maximum = 200},
      .documentation = "What Inspector can scan, and why not: a second witness of manageability.",
  };
}

}  // namespace patchtriage::operations
