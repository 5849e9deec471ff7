// targeting/window-skipped: the window overlapped, was cut off or is disabled.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature window_skipped() {
  return {
      .id = "targeting/window-skipped",
      .documentation =
          {.means = "The maintenance window's execution was skipped, cut off, or the window is disabled, so the "
                    "node's turn never came.",
           .established = "A window execution with a status of skipped, timed out or cancelled, or a window that isn't "
                          "enabled.",
           .is_not = "A task that ran on the node and timed out there is os-patch/execution-timeout.",
           .disproved_by = "An execution of the window that reached the node."},
      .patterns =
          {
              specific(R"(SKIPPED_?\s?OVERLAPPING)"),
              specific(R"("Status"\s*:\s*"(?:SKIPPED|TIMED_OUT|CANCELLED|CANCELLING))",
                       R"(Window(?:Execution)?Id|\bmw-[0-9a-f])"),
              specific(R"("Enabled"\s*:\s*false)", R"(\bmw-[0-9a-f])"),
              specific(R"(Enabled *[:=]? *False)", R"(\bmw-[0-9a-f])"),
              specific(R"(maintenance window.*(?:disabled|not enabled|ended|expired|cut ?off|cutoff|overlap|)"
                       R"(skipped|closed|past its end))"),
              specific(R"((?:task|execution|invocation)s? .*(?:outside (?:of )?the|after the|cutoff|cut-off|)"
                       R"(end of the).*(?:window|cutoff))"),
              specific(R"((?:cut-?off|cutoff) (?:time )?(?:was |has been |is )?reached)"),
              specific(R"(window (?:has )?(?:closed|ended) before)"),
              specific(R"(previous (?:window )?execution.*(?:still running|in progress))"),
              specific(R"(No Next Execution)", R"(\bmw-[0-9a-f])"),
              specific(R"("NextExecutionTime"\s*:\s*null)", R"(\bmw-[0-9a-f])"),
              specific(R"("status" *: *"DISABLED")", R"(Maintenance ?Window|\bmw-[0-9a-f])"),
              specific(R"("ScheduledWindowExecutions" *: *\[ *\])"),
          },
      .hints =
          {
              {kMaintenanceWindow},
          },
      .explains = {"os-patch/execution-timeout"},
  };
}

}  // namespace patchtriage::signatures
