// baseline/unsupported-os: Patch Manager does not support this operating system or release.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature unsupported_os() {
  return {
      .id = "baseline/unsupported-os",
      .documentation =
          {.means = "Patch Manager doesn't support this operating system or this release of it, and refuses to scan "
                    "or install.",
           .established =
               "The service or the payload says so by name: UnsupportedOperatingSystem, or an operating system "
               "not supported by Patch Manager.",
           .is_not = "A supported system past its end of life, whose repositories are gone, is os-patch/eol-repo; a "
                     "document for another platform is targeting/platform-mismatch.",
           .disproved_by = "A successful run of the same document on the same release."},
      .patterns =
          {
              specific(R"(Unsupported ?Operating ?System)"),
              specific(R"(operating system \S* ?(?:is |are )?(?:not|un) ?supported)"),
              specific(R"(not supported (?:by|in) Patch Manager)"),
              specific(R"(not supported on Windows (?:2003|2008|2016 Nano|Nano))"),
              specific(R"(SNAPSHOT_UNSUPPORTED_OS)"),
              specific(R"((?:this )?(?:OS|platform) version \S* ?(?:is )?not supported by)"),
              generic(R"(did not have any repositories for this product)"),
              generic(R"(no sources contained the product)"),
          },
      .hints =
          {
              {R"(\bOS\b|operating ?system|\bdistr|\brelease\b|/etc/os-release|platform version)",
               R"(unsupported|not support|not a supported|unknown|unrecogni|not recogni)"},
          },
      .explains = {"baseline/snapshot-unavailable"},
  };
}

}  // namespace patchtriage::signatures
