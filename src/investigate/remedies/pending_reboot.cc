// Against patches that wait for a restart.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/rule_facts.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  Remediation result;
  result.change = "restart {} in a window";
  result.summary = "Restart the instance in a window, and scan: the count clears only at the next patch operation.";
  result.steps.push_back(
      diagnose("See which patches wait for it", aws(facts, "ssm", "describe-instance-patches")
                                                    .instance("--instance-id", facts.node.managed_id)
                                                    .option("--filters", "Key=State,Values=InstalledPendingReboot")));
  append_restart(facts, result.steps);
  const ssm::InstancePatchState* state = patch_state(facts);
  if (state != nullptr && state->reboot_option == "NoReboot") {
    result.steps.push_back(
        for_everyone(step(RemedyStep::Purpose::fix,
                          "If its schedule always runs with NoReboot, change RebootOption to RebootIfNeeded there, "
                          "or give it a restart of its own",
                          RemedyStep::Changes::ssm)));
  }
  // What waited behind the restart is still to be installed.
  if (cause.subcategory == "blocks-install") append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy pending_reboot() { return {"pending-reboot", "Restart the instance in a window", evaluate, true}; }

}  // namespace patchtriage::remedies
