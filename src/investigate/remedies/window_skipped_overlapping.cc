// Against a window whose run is skipped because the one before still runs.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const WindowMatch* window = install_window(facts);
  if (window != nullptr) result.target = window->id;
  result.summary =
      "Make the window long enough for all of its targets, or its runs rarer, and let more of them run at once.";
  result.title =
      "keep the runs of the window from overlapping: " + (window == nullptr ? facts.node.key.instance_id : window->id);
  if (window != nullptr) {
    result.steps.push_back(
        diagnose("See how its last runs ended",
                 aws(facts, "ssm", "describe-maintenance-window-executions").option("--window-id", window->id)));
    CommandLine update = aws(facts, "ssm", "update-maintenance-window");
    update.option("--window-id", window->id).input("--duration", "HOURS").input("--cutoff", "CUTOFF_HOURS");
    RemedyStep longer = fix("Lengthen it", update, Changes::ssm, "It holds for all targets of the window.");
    longer.inputs.push_back({"HOURS", "duration in hours, 1 to 24", {}});
    longer.inputs.push_back(
        {"CUTOFF_HOURS", "hours before the end in which no task starts, less than the duration", {}});
    longer.affects_others = true;
    result.steps.push_back(std::move(longer));
    CommandLine faster = aws(facts, "ssm", "update-maintenance-window-task");
    faster.option("--window-id", window->id)
        .option("--window-task-id", window->task_id)
        .input("--max-concurrency", "SHARE");
    RemedyStep wider = fix("Let more nodes run at once", faster, Changes::ssm, "More nodes restart at the same time.");
    wider.inputs.push_back({"SHARE", "a number or a share of the targets", {"25%", "50%"}});
    wider.affects_others = true;
    result.steps.push_back(std::move(wider));
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_skipped_overlapping() {
  return {"window.skipped-overlapping", "Keep the runs of the window from overlapping", evaluate};
}

}  // namespace patchtriage::remedies
