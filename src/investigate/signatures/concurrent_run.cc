// os-patch/concurrent-run: two patch commands ran at once.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature concurrent_run() {
  return {
      .id = "os-patch/concurrent-run",
      .documentation =
          {.means = "Two patch commands ran on the node at once and disturbed each other.",
           .established =
               "Two different patch commands for the node requested within two minutes, or the upload error that "
               "the payload's shared state causes.",
           .is_not = "A package manager's lock is package-manager-lock, whoever holds it; an upload refused for "
                     "missing permission is report-upload-failed.",
           .disproved_by = "The node's history with a single patch command in that time."},
      .patterns =
          {
              specific(R"(service side error when uploading the inventory)"),
              specific(R"((?:another|multiple|two|concurrent) (?:patch(?:ing)?|AWS-RunPatchBaseline|)"
                       R"(patch baseline) (?:operation|run|command|process|execution)s?.*(?:in progress|running|)"
                       R"(at the same time|already|detected))"),
              specific(R"(patch(?:ing)? (?:operation|run) (?:is )?already (?:in progress|running))"),
              specific(R"(Document Submission failed: Job with id \S+ already exists)"),
              specific(R"(concurrent (?:patch|execution|run))"),
              generic(R"(Job with id \S+ already exists)"),
              specific(R"(PatchBaselineOperations\S*.*being used by another process)"),
              specific(R"(cannot (?:remove|access|delete).*PatchBaselineOperations.*(?:in use|another process))"),
          },
      .hints =
          {
              {R"(\bpatch(?:ing)?\b|RunPatchBaseline)",
               R"(already (?:running|in progress)|another|concurrent|at the same time)"},
          },
      .explains = {"os-patch/payload-extract", "os-patch/report-upload-failed", "os-patch/s3-payload-access"},
  };
}

}  // namespace patchtriage::signatures
