// Against installs that bring a list instead of the baseline.
#include "base/items.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

void drop_from_window(const RuleFacts& facts, const WindowMatch& window, Remediation& result) {
  result.target = window.id;
  result.title = "drop the install override list of window " + window.id;
  result.steps.push_back(diagnose("Read the task's full parameters", aws(facts, "ssm", "get-maintenance-window-task")
                                                                         .option("--window-id", window.id)
                                                                         .option("--window-task-id", window.task_id)));
  RemedyStep drop = for_everyone(
      fix("Write them back without InstallOverrideList",
          aws(facts, "ssm", "update-maintenance-window-task")
              .option("--window-id", window.id)
              .option("--window-task-id", window.task_id)
              .input("--task-invocation-parameters", "PARAMETERS"),
          Changes::ssm, "Options that aren't repeated are removed; it holds for every target of the task."));
  drop.inputs.push_back({"PARAMETERS", "TaskInvocationParameters of the step before without the list, as JSON", {}});
  result.steps.push_back(std::move(drop));
}

void drop_from_association(const RuleFacts& facts, const AssociationMatch& association, Remediation& result) {
  result.target = association.id;
  result.title = "drop the install override list of association " + association.id;
  result.steps.push_back(
      diagnose("Read the whole association",
               aws(facts, "ssm", "describe-association").option("--association-id", association.id)));
  RemedyStep update = for_everyone(fix("Write it back without InstallOverrideList",
                                       aws(facts, "ssm", "update-association")
                                           .option("--association-id", association.id)
                                           .input("--cli-input-json", "ASSOCIATION"),
                                       Changes::ssm,
                                       "What is left out is removed, and it runs at once on every target unless it has "
                                       "ApplyOnlyAtCronInterval."));
  update.may_reboot = true;
  update.inputs.push_back(
      {"ASSOCIATION", "every field that the step before shows but the list, as JSON or file://…", {}});
  result.steps.push_back(std::move(update));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const Patching& patching = facts.assessment.patching;
  Remediation result;
  result.summary =
      "Take InstallOverrideList out of the schedule's parameters, so that installs follow the baseline again.";
  for (const WindowMatch& window : items(patching.windows)) {
    if (window.install_override_list && result.target.empty()) drop_from_window(facts, window, result);
  }
  for (const AssociationMatch& association : items(patching.associations)) {
    if (association.install_override_list && result.target.empty()) drop_from_association(facts, association, result);
  }
  if (result.target.empty()) {
    result.change = "install by the baseline, not by a list, on {}";
    result.steps.push_back(
        step(Purpose::fix, "Take InstallOverrideList out of whatever sends the installs", Changes::ssm));
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_install_override_list() {
  return {"baseline/install-override-list", "Install by the baseline, not by a list", evaluate};
}

}  // namespace patchtriage::remedies
