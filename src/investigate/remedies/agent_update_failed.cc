// Against an update of the agent that failed or left it broken.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "install the agent anew on {}";
  result.summary =
      "Install the agent anew the way it was installed (package or snap, not both), and let it update itself again.";
  append_look(facts, result.steps,
              {"See how it was installed, and what its update said",
               "rpm -q amazon-ssm-agent; dpkg -s amazon-ssm-agent; snap list amazon-ssm-agent; tail -30 "
               "/var/log/amazon/ssm/update/*.log; df -h /var",
               "Get-Service AmazonSSMAgent; Get-Content $env:ProgramData\\Amazon\\SSM\\Logs\\errors.log -Tail 30"});
  append_update_agent(facts, result.steps);
  append_by_hand(facts, result.steps,
                 "sudo systemctl stop amazon-ssm-agent, then install the package of the Region's bucket amazon-ssm-" +
                     facts.node.key.region + " over it (snap: sudo snap refresh amazon-ssm-agent --classic)",
                 "AmazonSSMAgentSetup.exe of the Region's bucket amazon-ssm-" + facts.node.key.region +
                     ", with /S to repair it in place");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_update_failed() { return {"agent/update-failed", "Install the agent anew", evaluate, true}; }

}  // namespace patchtriage::remedies
