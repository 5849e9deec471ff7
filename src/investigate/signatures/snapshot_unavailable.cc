// baseline/snapshot-unavailable: the baseline snapshot cannot be fetched or is not valid.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature snapshot_unavailable() {
  return {
      .id = "baseline/snapshot-unavailable",
      .documentation =
          {.means = "The patch baseline's snapshot couldn't be fetched or isn't valid, so the run can't know which "
                    "patches are approved.",
           .established = "The payload reports that it couldn't download a valid snapshot, or the service failed or "
                          "throttled the request for it.",
           .is_not = "A refused request is snapshot-denied; an unsupported system is unsupported-os.",
           .disproved_by = "The snapshot's address opened from the node at the time of the run."},
      .patterns =
          {
              specific(R"(could not download a valid snapshot)"),
              specific(R"(get snapshot failed)"),
              specific(R"(could not download https?://\S*snapshot)"),
              specific(R"(snapshot (?:file |document )?(?:is |was )?(?:invalid|not valid|corrupt|expired|empty))"),
              specific(R"((?:invalid|corrupt) (?:patch )?(?:baseline )?snapshot)"),
              specific(R"(unable to (?:save|load|parse|download|retrieve) (?:the )?(?:processed |patch |)"
                       R"(baseline )*snapshot)"),
              specific(R"(patch-baseline-snapshot\S*.*(?:403|404|timed out|refused|forbidden|expired|resolve|)"
                       R"(unreachable|timeout|reset))"),
              specific(R"((?:timed out|timeout|refused|forbidden|expired|resolve|unreachable|)"
                       R"(40[34]).*patch-baseline-snapshot)"),
              specific(R"((?:InternalServerError|Throttling\w*|ServiceUnavailable|RequestLimitExceeded|)"
                       R"(InternalFailure)\W+ ?when calling the GetDeployablePatchSnapshotForInstance)"),
              specific(R"((?:error|failed|exception).*(?:retriev|download|fetch)\w*.*snapshot)"),
              generic(R"(download_snapshot)"),
          },
      .hints =
          {
              {R"(snapshot(?:\.json|[_ -]id)?\b(?:.*baseline)?|GetDeployable)"},
              {R"(patch ?baseline\b|GetPatchBaseline|PatchBaselines)"},
          },
      .noise =
          {
              R"(AccessDenied)",
              R"(UnsupportedOperatingSystem)",
              R"(fallback ssm client)",
              R"(snap(?:shot)?\.amazon)",
          },
      .vetoes =
          {
              R"(UnsupportedOperatingSystem)",
              R"(GetDeployablePatchSnapshotForInstance operation: User)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/s3-payload-access"},
  };
}

}  // namespace patchtriage::signatures
