// baseline/override-access: the override object in S3 cannot be read.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature override_access() {
  return {
      .id = "baseline/override-access",
      .documentation =
          {.means = "The patch policy's baseline override, or an override list, can't be read from S3, so the run "
                    "doesn't know what to patch.",
           .established = "The payload reports that it couldn't download the override object, or that access to it was "
                          "denied.",
           .is_not = "An override that is read and doesn't fit the system is override-mismatch; the payload itself not "
                     "being downloadable is os-patch/s3-payload-access.",
           .disproved_by = "Reading the object with the node's role."},
      .patterns =
          {
              specific(R"(unable to download file from S3)",
                       R"(baseline_?overrides?|quicksetup-patchpolicy|Downloading Baseline Override|)"
                       R"(InstallOverrideList)"),
              specific(R"((?:access denied to provided|unable to download|failed to download|)"
                       R"(could not download) ?(?:the )?(?:Baseline ?Override|InstallOverrideList|)"
                       R"(install override list))"),
              specific(R"(when downloading (?:BaselineOverride|InstallOverrideList))"),
              specific(R"((?:quicksetup-patchpolicy|baseline_overrides?).*(?:access ?denied|403|forbidden|)"
                       R"(NoSuchBucket|NoSuchKey|not authorized|404|not found))"),
              specific(R"((?:access ?denied|403|forbidden|NoSuchBucket|NoSuchKey|not authorized|)"
                       R"(s3:GetObject).*(?:quicksetup-patchpolicy|baseline_overrides?))"),
              specific(R"(Invoke-PatchBaselineOperation : Access Denied)"),
              specific(R"((?:AccessDenied|Forbidden|403|404|NoSuchKey|)"
                       R"(NoSuchBucket)\)? when calling the (?:HeadObject|GetObject) operation)",
                       R"(baseline_?overrides?|quicksetup-patchpolicy|Downloading Baseline Override|)"
                       R"(InstallOverrideList)"),
              specific(R"(Found access denied error: )"),
              generic(R"(unable to download file from S3)"),
              generic(R"(error loading entrance module)",
                      R"(baseline_?overrides?|quicksetup-patchpolicy|Downloading Baseline Override|)"
                      R"(InstallOverrideList)"),
          },
      .hints =
          {
              {R"(baseline_?-? ?overrides?|install ?override|quicksetup-patchpolicy)",
               R"(download|access|den(?:ied|y)|forbidden|\b40[34]\b|bucket|\bkey\b|s3|read|fetch)"},
          },
      .explains = {"ssm-reachability/role-denied", "baseline/snapshot-unavailable", "os-patch/s3-payload-access"},
  };
}

}  // namespace patchtriage::signatures
