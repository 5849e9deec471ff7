// Against a window that is disabled.
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
  result.summary = "Enable the window that should patch the node.";
  result.title = "enable the maintenance window: " + (window == nullptr ? facts.node.key.instance_id : window->id);
  if (window != nullptr) {
    result.steps.push_back(
        diagnose("See how its last runs ended",
                 aws(facts, "ssm", "describe-maintenance-window-executions").option("--window-id", window->id)));
    RemedyStep enable = fix(
        "Enable it", aws(facts, "ssm", "update-maintenance-window").option("--window-id", window->id).flag("--enabled"),
        Changes::ssm, "Its next run patches all of its targets, and may restart them.");
    enable.runbook = "AWS-ConfigureMaintenanceWindows";
    enable.may_reboot = true;
    enable.affects_others = true;
    result.steps.push_back(std::move(enable));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_disabled() { return {"window.disabled", "Enable the maintenance window", evaluate}; }

}  // namespace patchtriage::remedies
