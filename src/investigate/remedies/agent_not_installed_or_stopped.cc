// Against an agent that is not installed, not running or hangs.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "start or install the agent on {}";
  result.summary =
      "Systems Manager can't reach the node, so this is done from outside: restart it, or start, repair or "
      "install the agent on it.";
  result.steps.push_back(console_output(facts));
  result.steps.push_back(check_connection(facts));
  append_restart(facts, result.steps, "Restart the instance, which starts the agent with it");
  append_by_hand(
      facts, result.steps,
      "sudo systemctl enable --now amazon-ssm-agent && sudo systemctl restart amazon-ssm-agent (snap: sudo "
      "snap restart amazon-ssm-agent); install it where it is missing; ssm-cli get-diagnostics tells more",
      "Set-Service AmazonSSMAgent -StartupType Automatic; Restart-Service AmazonSSMAgent; install it where it "
      "is missing; ssm-cli get-diagnostics tells more");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_not_installed_or_stopped() {
  return {"agent.not-installed-or-stopped", "Start, repair or install the agent", evaluate, true};
}

}  // namespace patchtriage::remedies
