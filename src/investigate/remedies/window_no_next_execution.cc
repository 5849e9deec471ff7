// Against a window that has no next run.
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
  result.summary = "Give the window a schedule and an end date that lie ahead.";
  result.title = "give the window a next run: " + (window == nullptr ? facts.node.key.instance_id : window->id);
  if (window != nullptr) {
    result.steps.push_back(
        diagnose("See how its last runs ended",
                 aws(facts, "ssm", "describe-maintenance-window-executions").option("--window-id", window->id)));
    CommandLine update = aws(facts, "ssm", "update-maintenance-window");
    update.option("--window-id", window->id).input("--schedule", "SCHEDULE").input("--end-date", "END_DATE");
    RemedyStep schedule =
        fix("Set schedule and end date", update, Changes::ssm, "It holds for all targets of the window.");
    schedule.inputs.push_back({"SCHEDULE", "a schedule: cron(0 2 ? * SUN *), rate(7 days)", {}});
    schedule.inputs.push_back({"END_DATE", "a date ahead, as 2030-01-01T00:00:00Z", {}});
    schedule.may_reboot = true;
    schedule.affects_others = true;
    result.steps.push_back(std::move(schedule));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_no_next_execution() { return {"window.no-next-execution", "Give the window a next run", evaluate}; }

}  // namespace patchtriage::remedies
