// Against an instance that Systems Manager doesn't know as a node, where the records don't show why.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "get {} registered";
  result.summary = "Check the role, the network and the agent in that order, and let the agent register.";
  result.steps.push_back(diagnose("See whether it is registered now",
                                  aws(facts, "ssm", "describe-instance-information")
                                      .instance_values("--filters", "Key=InstanceIds,Values=", facts.node.managed_id)));
  result.steps.push_back(check_connection(facts));
  RemedyStep role =
      runbook(facts, RemedyStep::Purpose::fix, "Give it a role for Systems Manager, where it has none",
              "AWS-SetupManagedInstance", RemedyStep::Changes::iam,
              "Everything on the instance gets the role's permissions.", {{"RoleName", "SSMRoleForManagedInstance"}});
  if (profile_name(facts).empty()) result.steps.push_back(std::move(role));
  append_restart(facts, result.steps, "Restart the instance, which starts the agent with it");
  append_by_hand(facts, result.steps, "sudo systemctl enable --now amazon-ssm-agent; install it where it is missing",
                 "Restart-Service AmazonSSMAgent; install it where it is missing");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy ssm_reachability_not_managed() {
  return {"ssm-reachability/not-managed", "Let the instance register", evaluate};
}

}  // namespace patchtriage::remedies
