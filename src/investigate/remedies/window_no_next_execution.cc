// Against a window without a next run.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  Remediation result = window_remediation(facts, window, "give a next run to");
  result.summary = "Give the window a schedule and an end date that lie ahead.";
  if (window != nullptr) {
    CommandLine update = aws(facts, "ssm", "update-maintenance-window");
    update.option("--window-id", window->id).input("--schedule", "SCHEDULE").input("--end-date", "END_DATE");
    RemedyStep schedule = for_everyone(
        fix("Set schedule and end date", update, RemedyStep::Changes::ssm, "It holds for all targets of the window."));
    std::vector<std::string> schedules;
    if (window->schedule) schedules.push_back(*window->schedule);
    schedule.inputs.push_back({"SCHEDULE", "a schedule: cron(0 2 ? * SUN *), rate(7 days)", std::move(schedules)});
    schedule.inputs.push_back({"END_DATE", "a date ahead, as 2030-01-01T00:00:00Z", {}});
    schedule.may_reboot = true;
    result.steps.push_back(std::move(schedule));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_no_next_execution() { return {"window.no-next-execution", "Give the window a next run", evaluate}; }

}  // namespace patchtriage::remedies
