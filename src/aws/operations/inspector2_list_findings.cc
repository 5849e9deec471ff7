// inspector2:ListFindings
#include "aws/operation.h"
#include "fleet/records/inspector2_findings.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<inspector2::Finding> findings;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"inspector2.ListFindingsReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::findings>("findings"),
                                     field<&Reply::next_token>("nextToken"),
                                 }};
    return type;
  }
};

std::vector<inspector2::Finding> take_rows(Reply& reply) { return std::move(reply.findings); }

}  // namespace

// Active findings of Inspector: vulnerable packages with CVE, exploit and EPSS.
Operation inspector2_list_findings() {
  return {
      .service = "inspector2",
      .name = "ListFindings",
      .http_path = "/findings/list",
      .iam_action = "inspector2:ListFindings",
      .request = {{"filterCriteria",
                   "",
                   {{"findingStatus", "", {{"comparison"}, {"value"}}},
                    {"resourceType", "", {{"comparison"}, {"value"}}}}},
                  {"maxResults"},
                  {"nextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "nextToken",
                       .output_token = "nextToken",
                       .limit = "maxResults",
                       .minimum = 1,
                       .maximum = 100},
      .documentation = "Active findings of Inspector: vulnerable packages with CVE, exploit and EPSS.",
  };
}

}  // namespace patchtriage::operations
