// targeting/max-errors-stopped: the command ended before this node's turn, because other nodes failed.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature max_errors_stopped() {
  return {
      .id = "targeting/max-errors-stopped",
      .documentation =
          {.means = "More nodes failed than the command's MaxErrors allows, so Systems Manager ended it before it was "
                    "sent to this node. Nothing ran here.",
           .established = "The invocation's status details are Terminated, or the words that the parent command "
                          "exceeded its MaxErrors.",
           .is_not = "A command that a person or a window's cut-off cancelled is Cancelled, and a node that failed "
                     "itself is the one to look at.",
           .disproved_by = "Output of the command on this node."},
      .patterns =
          {
              specific(R"(exceeded (?:its |the )?Max ?Errors)"),
              specific(R"re(["']StatusDetails["']\s*:\s*["']Terminated["'])re"),
              specific(R"(\bm?i-[0-9a-f]{8,17}\b.*\bTerminated\b)", R"(StatusDetails|Cancelled)"),
              specific(R"(status details?\W+Terminated\b)"),
              specific(
                  R"(max-?_? ?errors? (?:threshold|limit|value|count)? ?(?:was |is |has been )?(?:exceeded|reached))"),
              specific(R"(StatusDetails?\W+Terminated\b)"),
          },
      .hints =
          {
              {R"(max-?_? ?errors?|error threshold)"},
          },
      .noise =
          {
              R"re("State"|instance-state|ShuttingDown|shutting-down)re",
          },
      .remedy = "targeting.excluded-by-maxerrors",
  };
}

}  // namespace patchtriage::signatures
