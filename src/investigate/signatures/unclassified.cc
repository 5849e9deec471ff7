// os-patch/unclassified: a package manager failed, and its message is none that is known.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature unclassified() {
  return {
      .id = "os-patch/unclassified",
      .documentation =
          {.means = "A package manager reports a failure in words that no signature knows.",
           .established = "A line with words of failure that a package manager writes, where nothing else in the text "
                          "says more.",
           .is_not =
               "A line that only mentions a package manager, a bare exit status, or closing lines that say that a "
               "package or a transaction failed and not why, is inconclusive/unknown.",
           .disproved_by = "The package manager's own log, which shows the message before it."},
      .hints =
          {
              {kPackageManagerSpeaks},
          },
      .remedy = "os-failure",
  };
}

}  // namespace patchtriage::signatures
