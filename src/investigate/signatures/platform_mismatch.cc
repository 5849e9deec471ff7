// targeting/platform-mismatch: the document is for another platform.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature platform_mismatch() {
  return {
      .id = "targeting/platform-mismatch",
      .documentation =
          {.means = "The command uses a document that doesn't support the node's platform.",
           .established =
               "The status details InvalidPlatform, or a plugin that isn't supported on the current platform.",
           .is_not = "The skipped step for the other platform in a document that serves both is normal.",
           .disproved_by = "The same document with success on a node of the same platform."},
      .patterns =
          {
              specific(R"(Invalid ?Platform\b)"),
              specific(R"(InvalidPlatformType)"),
              specific(R"(UnsupportedPlatformType)"),
              specific(R"(document .*(?:does ?n.t|does not|not) support(?:ed)? .*platform)"),
              specific(R"(plugin .*is not supported (?:in|on) (?:the )?current platform)"),
              specific(R"(not supported (?:on|for|in) (?:the )?(?:instance.s |node.s |target )?platform(?: type)?)"),
              specific(R"(platform type .*(?:not supported|does not match|mismatch|unsupported))"),
              specific(R"(incompatible with (?:the )?(?:instance|node|target).*platform)"),
              generic(R"(skipped due to incompatible platform)"),
          },
      .hints =
          {
              {R"(\bdocument\b|\bplatform)", R"(platform)"},
          },
  };
}

}  // namespace patchtriage::signatures
