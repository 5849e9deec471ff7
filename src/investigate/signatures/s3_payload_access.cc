// os-patch/s3-payload-access: the payload or module cannot be downloaded from S3.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature s3_payload_access() {
  return {
      .id = "os-patch/s3-payload-access",
      .documentation =
          {.means = "The patch payload, or on Windows the patch module, can't be downloaded from Amazon's bucket, so "
                    "the run never starts.",
           .established = "The document's own message about the download, exit status 156, curl's return code, or the "
                          "module's failed download.",
           .is_not = "A payload that arrives and can't be unpacked is payload-extract; the policy's override object is "
                     "baseline/override-access.",
           .disproved_by = "The payload's address fetched from the node."},
      .patterns =
          {
              specific(R"(unable to download payload)"),
              specific(R"(error code returned from (?:curl|wget) is \d+)"),
              specific(R"(could not (?:curl|download|wget) https?://\S*patch-?baseline-?operations)"),
              specific(R"((?:curl|wget|connect|forbidden|denied|timed? ?out|resolve|refused|)"
                       R"(40[34]).*https?://\S*(?:patchbaselineoperations|patch-baseline-operations-\d))"),
              specific(R"(https?://\S*(?:patchbaselineoperations|patch-baseline-operations-\d)\S*.*(?:fail|error|)"
                       R"(timed? ?out|refused|forbidden|denied|\b40[34]\b|resolve))"),
              specific(R"((?:remote name could not be resolved|unable to connect to the remote server|)"
                       R"(operation has timed out|underlying connection was closed|)"
                       R"(could not create SSL/TLS secure channel|remote server returned an error|)"
                       R"(unable to read data from the transport|exception (?:calling|occurred).*DownloadFile))",
                       R"(PatchBaselineOperations)"),
              generic(R"(An error occurred when executing PatchBaselineOperations)"),
              specific(R"(DownloadFile.*(?:exception|fail))"),
              specific(R"(curl: \((?:5|6|7|22|23|28|35|56|60|77)\))",
                       R"(patch-?baseline-?operations|s3[.-]\S*amazonaws\.com/aws-ssm)"),
              specific(R"(SHA hash of the \S+ S3 source file does not match)"),
              generic(R"(curl: \(\d+\))", R"(PatchLinux|patching)"),
          },
      .hints =
          {
              {kPayload, R"(download|\bfetch|\bget\b|curl|wget|\bHTTP|\b40[34]\b|forbidden|den(?:ied|y)|connect|)"
                         R"(time|resolv|proxy|\bSSL\b|\bTLS\b|certificat)"},
              {R"(s3[.-][a-z0-9.-]*amazonaws\.com|\bs3://)",
               R"(download|\bfetch|\bget\b|\b40[34]\b|forbidden|den(?:ied|y)|connect|time|resolv)"},
          },
      .noise =
          {
              R"(baseline_overrides)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/payload-extract", "os-patch/repo-unreachable", "os-patch/repo-metadata"},
  };
}

}  // namespace patchtriage::signatures
