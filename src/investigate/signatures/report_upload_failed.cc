// os-patch/report-upload-failed: the result could not be uploaded.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature report_upload_failed() {
  return {
      .id = "os-patch/report-upload-failed",
      .documentation =
          {.means = "The node was patched or scanned, and its result couldn't be uploaded, so Systems Manager shows "
                    "an older one.",
           .established =
               "A refused or failed PutInventory, or the payload's message that the report couldn't be uploaded "
               "(exit 149).",
           .is_not = "The service side error that two runs at once cause is concurrent-run.",
           .disproved_by = "A compliance record of the node from after this run."},
      .patterns =
          {
              specific(R"(not authorized to perform: ssm:Put(?:Inventory|ComplianceItems))"),
              specific(R"(when calling the Put(?:Inventory|ComplianceItems) operation)"),
              specific(R"(unable to upload (?:the )?(?:inventory|compliance))"),
              specific(R"(could not upload inventory report)"),
              specific(R"(inventory (?:reporting|upload) failed)"),
              specific(R"((?:Item|Total)SizeLimitExceeded)"),
              specific(R"(ItemContentMismatch)"),
              specific(R"(compliance item can have up to)"),
          },
      .hints =
          {
              {R"(inventory|compliance)", R"(upload|put|report|send|publish)"},
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/role-denied"},
  };
}

}  // namespace patchtriage::signatures
