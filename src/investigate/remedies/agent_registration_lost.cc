// Against a registration that is lost or stale.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary = "Clear the stale registration and let the agent register anew.";
  result.title = "register " + id + " again";
  result.steps.push_back(step(Purpose::fix,
                              "On the node: amazon-ssm-agent -register -clear, then restart the agent; a node that was "
                              "registered through an activation needs a new one",
                              Changes::instance));
  RemedyStep reboot = fix("Restart the instance, which starts the agent with it",
                          aws(facts, "ec2", "reboot-instances").option("--instance-ids", id), Changes::instance,
                          "The instance restarts.");
  reboot.may_reboot = true;
  reboot.runbook = "AWS-RestartEC2Instance";
  result.steps.push_back(std::move(reboot));
  append_verify_heartbeat(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_registration_lost() { return {"agent.registration-lost", "Register the node again", evaluate}; }

}  // namespace patchtriage::remedies
