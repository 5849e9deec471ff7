// Against a registration that is lost or stale.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const bool is_hybrid = facts.node.managed_id.starts_with("mi-");
  Remediation result;
  result.change = "register {} again";
  result.summary = "Clear the stale registration and let the agent register anew.";
  result.steps.push_back(console_output(facts));
  result.steps.push_back(step(RemedyStep::Purpose::fix,
                              is_hybrid ? "On the node: amazon-ssm-agent -register -clear, then register it with a new "
                                          "activation (or by its instance profile, which EC2 instances need no "
                                          "activation for)"
                                        : "On the node: amazon-ssm-agent -register -clear, then restart the agent",
                              RemedyStep::Changes::instance));
  append_restart(facts, result.steps, "Or restart the instance, which starts the agent with it");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_registration_lost() { return {"agent.registration-lost", "Register the node again", evaluate, true}; }

}  // namespace patchtriage::remedies
