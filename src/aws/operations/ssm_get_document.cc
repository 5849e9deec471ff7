// ssm:GetDocument
#include "aws/operation.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::Document> take_rows(ssm::Document& reply) { return {std::move(reply)}; }

}  // namespace

// The content of a document.
Operation ssm_get_document() {
  return {
      .service = "ssm",
      .name = "GetDocument",
      .iam_action = "ssm:GetDocument",
      .request = {{"Name"}, {"DocumentVersion"}},
      .reply = reply_of<ssm::Document>(&take_rows),
      .documentation = "The content of a document.",
  };
}

}  // namespace patchtriage::operations
