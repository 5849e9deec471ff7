// baseline/override-mismatch: the override has no single entry for the operating system.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature override_mismatch() {
  return {
      .id = "baseline/override-mismatch",
      .documentation =
          {.means = "The baseline override was read, and has no entry for this operating system, more than one, or "
                    "isn't a valid override at all.",
           .established =
               "The payload names the operating system it found no or several baselines for, or says that the "
               "file isn't the expected JSON.",
           .is_not = "An override that can't be read is override-access.",
           .disproved_by = "Exactly one entry of the override for the node's operating system."},
      .patterns =
          {
              specific(R"((?:No|Multiple) Valid Baseline Overrides? found)"),
              specific(R"(Invalid Baseline Override JSON)"),
              specific(R"(Baseline Override was not a JSON)"),
              specific(R"(cannot provide both Baseline Override and Install Override List)"),
              specific(R"(content of the provided InstallOverrideList is invalid)"),
              specific(R"(baseline override .*(?:invalid|not valid|does not contain|no entry|malformed))"),
              specific(R"(Unable to find Baseline ?Override for)"),
              specific(R"((?:multiple|more than one|duplicate) baseline ?overrides? (?:entr\w+ )?(?:found|for))"),
              specific(
                  R"(baseline ?override.*(?:missing|not found|no entry|does not (?:have|contain)|mismatch).*(?:operating system|\bOS\b|platform))"),
              specific(R"((?:no|missing) (?:entry|baseline) for (?:operating system|\bOS\b).*override)"),
              specific(R"((?:multiple|more than one|several|duplicate|no) (?:matching )?(?:baseline|entr(?:y|ies)))",
                       R"(baseline_? ?overrides?)"),
          },
      .hints =
          {
              {R"(baseline_?-? ?overrides?|install ?override)"},
          },
      .explains = {"baseline/override-access", "os-patch/s3-payload-access"},
  };
}

}  // namespace patchtriage::signatures
