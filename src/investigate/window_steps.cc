#include "investigate/window_steps.h"

#include <fmt/format.h>

#include "fleet/records/ssm_windows.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

std::string now(const std::optional<std::int64_t>& hours) { return hours ? fmt::format("; now {}", *hours) : ""; }

}  // namespace

Remediation window_remediation(const RuleFacts& facts, const WindowMatch* window, const std::string& what) {
  Remediation result;
  if (window == nullptr) {
    result.change = what + " the maintenance window of {}";
    result.steps.push_back(diagnose("See which windows there are", aws(facts, "ssm", "describe-maintenance-windows")));
    return result;
  }
  result.target = window->id;
  result.title = what + " maintenance window " + (window->name ? *window->name + " (" + window->id + ")" : window->id);
  result.steps.push_back(
      diagnose("See how its last runs ended",
               aws(facts, "ssm", "describe-maintenance-window-executions").option("--window-id", window->id)));
  return result;
}

void append_more_time(const RuleFacts& facts, const WindowMatch& window, std::vector<RemedyStep>& steps) {
  const auto* listed = facts.view.find<ssm::MaintenanceWindowIdentity>(window.id);
  CommandLine update = aws(facts, "ssm", "update-maintenance-window");
  update.option("--window-id", window.id).input("--duration", "HOURS").input("--cutoff", "CUTOFF_HOURS");
  RemedyStep longer = fix("Lengthen it", update, Changes::ssm, "It holds for all targets of the window.");
  longer.inputs.push_back(
      {"HOURS", "duration in hours, 1 to 24" + (listed == nullptr ? "" : now(listed->duration)), {}});
  longer.inputs.push_back({"CUTOFF_HOURS",
                           "hours before the end in which no task starts, less than the duration" +
                               (listed == nullptr ? "" : now(listed->cutoff)),
                           {}});
  steps.push_back(for_everyone(std::move(longer)));
  RemedyStep wider = fix("Let more nodes run at once",
                         aws(facts, "ssm", "update-maintenance-window-task")
                             .option("--window-id", window.id)
                             .option("--window-task-id", window.task_id)
                             .input("--max-concurrency", "SHARE"),
                         Changes::ssm, "More nodes restart at the same time.");
  wider.inputs.push_back({"SHARE", "a number or a share of the targets", {"25%", "50%"}});
  steps.push_back(for_everyone(std::move(wider)));
}

}  // namespace patchtriage::remedies
