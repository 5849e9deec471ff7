// Against a restart that was asked for and did not happen.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary = "Restart the instance by hand, and find what on it holds a restart off.";
  result.title = "restart " + id + " by hand";
  append_script(facts, result.steps, Purpose::diagnose, "See what holds a restart off",
                "systemd-inhibit --list; who -b; systemctl list-jobs",
                "Get-WinEvent -FilterHashtable @{LogName='System';Id=1074} -MaxEvents 10");
  RemedyStep reboot = fix("Restart it", aws(facts, "ec2", "reboot-instances").option("--instance-ids", id),
                          Changes::instance, "The instance restarts.");
  reboot.may_reboot = true;
  reboot.runbook = "AWS-RestartEC2Instance";
  result.steps.push_back(std::move(reboot));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy pending_reboot_reboot_failed() {
  return {"pending-reboot/reboot-failed", "Restart by hand, and find what holds it off", evaluate};
}

}  // namespace patchtriage::remedies
