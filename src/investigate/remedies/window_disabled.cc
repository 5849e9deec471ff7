// Against a window that is disabled.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  Remediation result = window_remediation(facts, window, "enable");
  result.summary = "Enable the window that should patch the node.";
  if (window != nullptr) {
    RemedyStep enable = for_everyone(fix(
        "Enable it", aws(facts, "ssm", "update-maintenance-window").option("--window-id", window->id).flag("--enabled"),
        RemedyStep::Changes::ssm, "Its next run patches all of its targets, and may restart them."));
    enable.runbook = "AWS-ConfigureMaintenanceWindows";
    enable.may_reboot = true;
    result.steps.push_back(std::move(enable));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_disabled() { return {"window.disabled", "Enable the maintenance window", evaluate}; }

}  // namespace patchtriage::remedies
