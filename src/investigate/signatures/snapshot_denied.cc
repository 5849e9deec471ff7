// baseline/snapshot-denied: GetDeployablePatchSnapshotForInstance is refused.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature snapshot_denied() {
  return {
      .id = "baseline/snapshot-denied",
      .documentation =
          {.means = "The node isn't allowed to ask for its patch baseline's snapshot, so the run can't know which "
                    "patches are approved.",
           .established = "GetDeployablePatchSnapshotForInstance is refused with AccessDenied.",
           .is_not = "The same call answered with UnsupportedOperatingSystem is unsupported-os; a refused call of the "
                     "agent itself is ssm-reachability/role-denied.",
           .disproved_by =
               "The same call with the same credentials that is allowed; watch which credentials the payload "
               "found."},
      .patterns =
          {
              specific(R"(AccessDenied\w*\W+ ?when calling the GetDeployablePatchSnapshotForInstance)"),
              specific(R"(GetDeployablePatchSnapshotForInstance operation: User)"),
              specific(R"(not authorized to perform: ssm:GetDeployablePatchSnapshotForInstance)"),
              specific(R"(GetDeployable(?:Patch)?SnapshotForInstance had access denied)"),
              specific(R"((?:UnrecognizedClient|InvalidClientTokenId|)"
                       R"(InvalidSignature)\w*\W+ ?when calling the GetDeployablePatchSnapshotForInstance)"),
              specific(R"(AccessDenied.*GetDeployablePatchSnapshot)"),
          },
      .hints =
          {
              {R"(DeployablePatchSnapshot)", R"(den(?:ied|y)|authori|forbidden)"},
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/role-denied", "baseline/snapshot-unavailable", "os-patch/s3-payload-access"},
  };
}

}  // namespace patchtriage::signatures
