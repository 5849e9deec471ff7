// Against an agent that is not installed, not running or hangs.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary =
      "Systems Manager can't reach the node, so this is done from outside: restart it, or start, repair or "
      "install the agent on it.";
  result.title = "start or install the agent on " + id;
  result.steps.push_back(
      diagnose("Read what the instance printed", aws(facts, "ec2", "get-console-output").option("--instance-id", id)));
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  RemedyStep reboot = fix("Restart the instance, which starts the agent with it",
                          aws(facts, "ec2", "reboot-instances").option("--instance-ids", id), Changes::instance,
                          "The instance restarts.");
  reboot.may_reboot = true;
  reboot.runbook = "AWS-RestartEC2Instance";
  result.steps.push_back(std::move(reboot));
  result.steps.push_back(step(
      Purpose::fix,
      is_windows(facts) ? "Or log in (RDP, serial console) and run: Restart-Service AmazonSSMAgent"
                        : "Or log in (SSH, EC2 Instance Connect, serial console) and run: sudo systemctl restart "
                          "amazon-ssm-agent (snap: sudo snap restart amazon-ssm-agent); install it where it is missing",
      Changes::instance));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_not_installed_or_stopped() {
  return {"agent.not-installed-or-stopped", "Start, repair or install the agent", evaluate};
}

}  // namespace patchtriage::remedies
