// Against a command that ended this node's turn because other nodes failed.
#include "base/items.h"
#include "investigate/attempts.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "Not this node's fault: fix the nodes that failed, let more of them fail before the rest stops, and run "
      "it on this node again.";
  const PatchRun* run = last_install(facts.assessment);
  if (run == nullptr || run->kind != "run_command") {
    result.change = "raise the MaxErrors that stopped patching before {}";
  } else {
    result.target = "command " + run->id;
    result.title = "fix what failed in command " + run->id + ", and raise its MaxErrors";
    result.steps.push_back(diagnose("See which nodes failed", aws(facts, "ssm", "list-command-invocations")
                                                                  .option("--command-id", run->id)
                                                                  .option("--filters", "key=Status,value=Failed")));
  }
  for (const WindowMatch& window : items(facts.assessment.patching.windows)) {
    if (window.operation != PatchOperation::install) continue;
    result.steps.push_back(for_everyone(fix("Raise MaxErrors of the window's task",
                                            aws(facts, "ssm", "update-maintenance-window-task")
                                                .option("--window-id", window.id)
                                                .option("--window-task-id", window.task_id)
                                                .option("--max-errors", "10%")
                                                .option("--max-concurrency", "10%"),
                                            RemedyStep::Changes::ssm, "It holds for every target of the task.")));
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_excluded_by_maxerrors() {
  return {"targeting.excluded-by-maxerrors", "Fix the nodes that failed, and raise MaxErrors", evaluate};
}

}  // namespace patchtriage::remedies
