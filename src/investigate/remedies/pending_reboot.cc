// Against patches that wait for a restart.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/rule_facts.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.summary = "Restart the instance in a window, and scan: the count clears only at the next patch operation.";
  result.title = "restart " + id + " in a window";
  RemedyStep reboot = fix("Restart it", aws(facts, "ec2", "reboot-instances").option("--instance-ids", id),
                          Changes::instance, "The instance restarts.");
  reboot.may_reboot = true;
  reboot.runbook = "AWS-RestartEC2Instance";
  result.steps.push_back(std::move(reboot));
  const ssm::InstancePatchState* state = patch_state(facts);
  if (state != nullptr && state->reboot_option == "NoReboot") {
    result.steps.push_back(
        step(Purpose::fix,
             "If its schedule always runs with NoReboot, change RebootOption to RebootIfNeeded there, "
             "or give it a restart of its own",
             Changes::ssm));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy pending_reboot() { return {"pending-reboot", "Restart the instance in a window", evaluate}; }

}  // namespace patchtriage::remedies
