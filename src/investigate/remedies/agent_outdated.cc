// Against an agent that is too old.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "update the agent of {}";
  result.summary = "Update the SSM Agent, and keep it current.";
  result.steps.push_back(diagnose("See which version it has",
                                  aws(facts, "ssm", "describe-instance-information")
                                      .instance_values("--filters", "Key=InstanceIds,Values=", facts.node.managed_id)));
  append_update_agent(facts, result.steps);
  result.steps.push_back(
      for_everyone(fix("Keep the agents of the account and Region current",
                       aws(facts, "ssm", "create-association")
                           .option("--name", "AWS-UpdateSSMAgent")
                           .option("--targets", "Key=InstanceIds,Values=*")
                           .option("--schedule-expression", "rate(14 days)"),
                       RemedyStep::Changes::ssm, "It runs at once, on every node of the account and Region.")));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_outdated() { return {"agent.outdated", "Update the agent", evaluate}; }

}  // namespace patchtriage::remedies
