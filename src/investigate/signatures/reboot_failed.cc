// pending-reboot/reboot-failed: a restart was asked for and did not happen.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature reboot_failed() {
  return {
      .id = "pending-reboot/reboot-failed",
      .documentation =
          {.means = "A restart was asked for and did not happen, so the run asks again and again and finally gives "
                    "up.",
           .established =
               "The payload counts restarts in vain, the agent is asked for a restart (exit status 194) more "
               "often than a second pass needs, or the system refuses to shut down.",
           .is_not = "One restart request followed by a second pass is normal.",
           .disproved_by = "A boot time after the first request."},
      .patterns =
          {
              specific(
                  R"(time-?out waiting for (?:the )?(?:machine|host|system|computer|server|instance) to (?:restart|reboot|come))"),
              specific(R"(failed to reboot \d+ ?x)"),
              specific(R"(fail(?:ed|ure) to (?:reboot|restart|shut ?down)(?: the)? ?(?:instance|system|computer|)"
                       R"(machine|server|host|node)?\b)"),
              specific(R"((?:reboot|restart)[ ](?:did not|did ?n.t|never|has not|failed))"),
              specific(R"(operation inhibited by)"),
              specific(R"(call to reboot failed)"),
              specific(R"((?:unable|not able|cannot|could not) to? ?(?:reboot|initiate (?:a )?(?:reboot|shutdown)|)"
                       R"(restart (?:the )?(?:system|computer|machine|instance)))"),
              specific(R"(timed? ?out waiting for (?:the )?(?:reboot|restart|machine to (?:reboot|restart)))"),
              specific(R"(shutdown .*(?:blocked|inhibited|refused))"),
              specific(R"(reached maximum (?:number of )?reboots?)"),
              specific(R"(too many reboots)"),
              generic(R"(detected a missed reboot)"),
              generic(R"(issuing exit code 194 to retry reboot)"),
              specific(R"(BlockedByInhibitorLock)"),
              specific(R"(\bblock(?:ed by)? inhibitor)"),
              specific(R"(inhibitor lock)"),
              specific(R"((?:shutdown|reboot|poweroff).*(?:denied|refused|blocked|inhibited))"),
              specific(
                  R"(timed? ?out waiting for (?:the )?(?:last boot time|system to (?:reboot|come)|(?:windows |the )?host to (?:reboot|restart)|reboot))"),
              specific(
                  R"((?:system|instance|host|computer|server|machine) (?:has not|did not|did ?n.t|was not|never) (?:been )?(?:reboot|restart|come back|boot)\w*)"),
              specific(R"((?:last|same) boot (?:time|id) (?:is )?(?:unchanged|has not changed|did not change|check))"),
              specific(R"(shutdown\S* -a\b)"),
              specific(R"(failed to talk to init)"),
              specific(R"(invoking reboot (?:command)?.*(?:fail|error|exit status [1-9]))"),
              specific(R"(error invoking reboot)"),
              specific(R"(systemd-inhibit)"),
              specific(R"(closing inhibitors)"),
              specific(R"(failed to (?:reboot|power off|halt) system via logind)"),
              specific(R"(Invoke-Reboot (?:must|failed))"),
              specific(R"((?:reboot|shutdown) command (?:failed|returned|not found))"),
              specific(R"(failed to set wall message)"),
          },
      .hints =
          {
              {R"(reboot|restart(?:ing)? (?:the )?(?:system|computer|machine|instance|server|host|node)|)"
               R"(shutdown|Restart-Computer)",
               R"(reboot|restart|shutdown)"},
          },
      .noise =
          {
              R"(service)",
              R"(daemon)",
              R"(unit \S+\.service)",
          },
      .is_cleared_by_success = true,
      .explains = {"pending-reboot/reboot-required"},
  };
}

}  // namespace patchtriage::signatures
