// agent/worker-failure: the document worker crashed, hung or left its channel locked.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature worker_failure() {
  return {
      .id = "agent/worker-failure",
      .documentation =
          {.means = "The agent's worker process for the document crashed, hung, or left its communication files "
                    "locked, so the document never ran or never reported.",
           .established = "The agent reports a worker that failed unexpectedly or timed out, or a channel between its "
                          "processes that can't be read or created.",
           .is_not = "A watch limit or full disk that stops the channel from being created is resource-exhausted; a "
                     "document that ran into its own time-out is os-patch/execution-timeout.",
           .disproved_by = "A worker log that shows the document's script running to its end."},
      .patterns =
          {
              specific(R"(plugin crashed with message)"),
              specific(R"(document process failed unexpectedly)"),
              specific(R"(document worker (?:timed out|panic|failed to initialize|crashed|exited))"),
              specific(R"(IPC file not readable)"),
              specific(R"(SSM Agent Worker crashed)"),
              specific(R"(worker process did not start properly)"),
              specific(R"(failed to start worker)"),
              specific(R"(failed to (?:create|open) (?:ipc )?channel)"),
              specific(R"(failed to send message to ipc channel)"),
              specific(R"(ssm-(?:document|session|agent)-worker\S*.*(?:crash|panic|segfault|core dumped|)"
                       R"(exit status [1-9]))"),
              specific(R"(ssm[/\\].*channels.*(?:being used by another process|cannot find|access is denied|)"
                       R"(no such file))"),
              specific(R"(failed to create IPC folder)"),
              specific(R"(run plugins panic)"),
              specific(R"(processor wrapper .*panic)"),
              generic(R"(panic: runtime error)", R"(ssm|coremanager|instanceID=)"),
              generic(R"(invalid memory address or nil pointer)", R"(ssm|coremanager|instanceID=)"),
              generic(R"(messaging worker encountered error)"),
              generic(R"(received timedout signal)"),
              generic(R"(process: \d+ not found, treat as exited)"),
              generic(R"(surveyor)"),
              generic(R"(failed to (?:receive from|request|listen to).*(?:health channel|worker health|)"
                      R"(termination channel))"),
              specific(R"(worker process (?:\S+ )?(?:exited|terminated|died|was killed|crashed|stopped))"),
          },
      .hints =
          {
              {kAgent},
          },
  };
}

}  // namespace patchtriage::signatures
