#include "investigate/agent_steps.h"

#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {

void append_by_hand(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& on_linux,
                    const std::string& on_windows) {
  steps.push_back(step(RemedyStep::Purpose::fix,
                       is_windows(facts) ? "Log in (RDP, EC2 serial console) and run: " + on_windows
                                         : "Log in (SSH, EC2 Instance Connect, serial console) and run: " + on_linux,
                       RemedyStep::Changes::instance));
}

void append_update_agent(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  steps.push_back(fix("Update the agent",
                      aws(facts, "ssm", "send-command")
                          .option("--document-name", "AWS-UpdateSSMAgent")
                          .instances("--instance-ids", facts.node.managed_id),
                      RemedyStep::Changes::instance, "The agent restarts."));
}

}  // namespace patchtriage::remedies
