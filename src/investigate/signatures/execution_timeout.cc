// os-patch/execution-timeout: the document ran into its execution time-out.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature execution_timeout() {
  return {
      .id = "os-patch/execution-timeout",
      .documentation =
          {.means = "The document started on the node and didn't end within its execution time-out.",
           .established = "The status details ExecutionTimedOut, or the agent's message that it stops the step for its "
                          "time-out.",
           .is_not = "A command that was never delivered is a delivery time-out; a package manager that waits for a "
                     "lock until then is package-manager-lock.",
           .disproved_by = "An end of the run before its time-out in the same record."},
      .patterns =
          {
              specific(R"(Execution ?Timed ?Out)"),
              specific(R"((?:command|step|script|document|plugin|execution) (?:execution )?(?:has |)"
                       R"(was )?(?:timed out|exceeded (?:the |its )?(?:execution )?time-?out))"),
              specific(R"(timeout (?:of \d+ seconds )?(?:reached|exceeded|expired).*(?:kill|terminat|command|)"
                       R"(process|step))"),
              specific(R"(killing (?:the )?process .*timed? ?out)"),
              specific(R"(timed? ?out.*killing)"),
              specific(R"(exceeded (?:the )?(?:maximum )?(?:execution|run) ?time)"),
              specific(R"(exit code -1.*time)"),
              specific(R"((?:installation|operation) (?:of updates )?(?:did not|didn.t) (?:finish|complete) (?:in|)"
                       R"(within))"),
              specific(R"(execution time-?out)"),
              specific(R"(execution of (?:the )?command was timed? ?out)"),
              specific(R"(failed to run commands: process timed out)"),
              specific(R"(plugin update: \S+, status: TimedOut)"),
              specific(R"(process timed out)"),
              specific(R"(async task did not complete within the requested time)"),
              generic(R"(Cancelling: Timeout|Too long with no output)"),
              // What timeout(1) ends with.
              generic(R"(\bexit(?:ed)?(?: with)? (?:code|status):? 124\b)"),
          },
      .hints =
          {
              {R"(\bcommand\b|\bscript\b|\bplugin\b|\bdocument\b|\bstep\b)", R"(timed? ?-?out|timeout)"},
          },
      .noise =
          {
              R"(Delivery)",
              R"(amazonaws)",
              R"(dial tcp)",
              R"(http)",
              R"(curl)",
              R"(connection)",
              R"(certificate subject)",
              R"(WS error)",
              R"(WebServices)",
              R"(SOAP)",
              R"(step is verifying)",
              R"(Step timed out while step is)",
              R"((?:not|never) (?:been )?delivered)",
          },
  };
}

}  // namespace patchtriage::signatures
