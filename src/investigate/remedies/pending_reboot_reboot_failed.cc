// Against a restart that was asked for and did not happen.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "restart {} by hand";
  result.summary = "Restart the instance by hand, and find what on it holds a restart off.";
  append_look(facts, result.steps,
              {"See what holds a restart off", "systemd-inhibit --list; who -b; systemctl list-jobs",
               "Get-WinEvent -FilterHashtable @{LogName='System';Id=1074} -MaxEvents 10"});
  append_restart(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy pending_reboot_reboot_failed() {
  return {"pending-reboot/reboot-failed", "Restart by hand, and find what holds it off", evaluate, true};
}

}  // namespace patchtriage::remedies
