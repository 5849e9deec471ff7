// targeting/instance-stopped: the instance was switched off during the window.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature instance_stopped() {
  return {
      .id = "targeting/instance-stopped",
      .documentation = {.means =
                            "The instance was switched off while the command or the window ran, so it was passed over.",
                        .established = "A record of the instance's state, stopped or stopping, beside the command.",
                        .is_not = "A running instance whose ping is lost is ssm-reachability/node-offline.",
                        .disproved_by = "A start of the instance before the window that lasted until after it."},
      .patterns =
          {
              specific(R"re("Name"\s*:\s*"stopp(?:ed|ing)")re"),
              specific(R"(IncorrectInstanceState)"),
              specific(R"(instances? \S+ (?:is|was|are|were) (?:in (?:the )?.?)?(?:stopped|stopping|not running|)"
                       R"(not in .?running))"),
              specific(R"((?:instance ?state|\bstate)\W+(?:name\W+)?stopp(?:ed|ing)\b)",
                       R"(\bi-[0-9a-f]{8}|InstanceId|EC2)"),
              specific(R"(Client\.UserInitiatedShutdown)"),
              specific(R"(Server\.ScheduledStop)"),
              specific(R"(Client\.InstanceInitiatedShutdown)"),
              specific(R"("StateTransitionReason"\s*:\s*"User initiated)"),
              specific(R"((?:because|as|since) (?:the )?(?:instance|node) (?:is|was) (?:stopped|not running|)"
                       R"(shut down|powered off))"),
              specific(
                  R"(Undeliverable|Delivery ?Timed ?Out)",
                  R"(\bStopInstances\b|"?Name"?\s*[:=]\s*"?stopp(?:ed|ing)|\bstate\W{0,4}stopp(?:ed|ing)|instance (?:was|is) stopped|\|\s*stopped\s*\||stopping \d+ instance)"),
          },
      .hints =
          {
              {R"(\binstances?\b|\bnode\b|(?:^|[^=\w-])m?i-[0-9a-f]{8,17}\b)",
               R"(\bstopp|shut ?down|powered off|not running)"},
          },
      .explains = {"ssm-reachability/node-offline", "ssm-reachability/not-managed", "agent/not-running"},
  };
}

}  // namespace patchtriage::signatures
