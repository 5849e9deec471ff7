// Against installs that bring a list instead of the baseline.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  result.summary =
      "Take InstallOverrideList out of the schedule's parameters, so that installs follow the baseline again.";
  result.title = "drop the install override list";
  for (const WindowMatch& window : facts.assessment.patching.windows.value_or(std::vector<WindowMatch>{})) {
    if (!window.install_override_list) continue;
    result.target = window.id;
    result.title = "drop the install override list of window " + window.id;
    result.steps.push_back(
        diagnose("Read the task's full parameters", aws(facts, "ssm", "get-maintenance-window-task")
                                                        .option("--window-id", window.id)
                                                        .option("--window-task-id", window.task_id)));
    CommandLine update = aws(facts, "ssm", "update-maintenance-window-task");
    update.option("--window-id", window.id)
        .option("--window-task-id", window.task_id)
        .input("--task-invocation-parameters", "PARAMETERS");
    RemedyStep drop = fix("Write them back without InstallOverrideList", update, Changes::ssm,
                          "Options that aren't repeated are removed; it holds for every target of the task.");
    drop.inputs.push_back({"PARAMETERS", "TaskInvocationParameters of the step before without the list, as JSON", {}});
    drop.affects_others = true;
    result.steps.push_back(std::move(drop));
    break;
  }
  for (const AssociationMatch& association :
       facts.assessment.patching.associations.value_or(std::vector<AssociationMatch>{})) {
    if (!association.install_override_list) continue;
    result.target = association.id;
    result.title = "drop the install override list of association " + association.id;
    result.steps.push_back(
        diagnose("Read the whole association",
                 aws(facts, "ssm", "describe-association").option("--association-id", association.id)));
    result.steps.push_back(
        step(Purpose::fix,
             "Update it without InstallOverrideList, repeating every other field: what is left out is "
             "removed, and it runs at once",
             Changes::ssm));
    break;
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
