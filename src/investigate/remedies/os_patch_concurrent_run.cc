// Against two patch operations at the same time.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  result.summary = "Keep one schedule for the node, or set the schedules apart, then install again.";
  result.title = "set the patch schedules of " + facts.node.managed_id + " apart";
  for (const WindowMatch& window : facts.assessment.patching.windows.value_or(std::vector<WindowMatch>{})) {
    if (!window.operation || window.operation == PatchOperation::other) continue;
    RemedyStep remove = fix("Take a task that is one too many out of window " + window.name.value_or(window.id),
                            aws(facts, "ssm", "deregister-task-from-maintenance-window")
                                .option("--window-id", window.id)
                                .option("--window-task-id", window.task_id),
                            Changes::ssm, "None of its targets is patched by it any more.");
    remove.affects_others = true;
    result.steps.push_back(std::move(remove));
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_concurrent_run() {
  return {"os-patch/concurrent-run", "Let one patch operation run at a time", evaluate};
}

}  // namespace patchtriage::remedies
