// Against expired credentials or a wrong clock.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "set the clock right on {}";
  result.summary = "Set the node's clock right, and restart the agent for fresh credentials.";
  result.steps.push_back(step(Purpose::diagnose, is_windows(facts) ? "On the node: w32tm /query /status"
                                                                   : "On the node: chronyc tracking; timedatectl"));
  result.steps.push_back(step(Purpose::fix,
                              is_windows(facts) ? "On the node: w32tm /resync, then Restart-Service AmazonSSMAgent"
                                                : "On the node: point chrony to 169.254.169.123, then sudo systemctl "
                                                  "restart amazon-ssm-agent",
                              Changes::instance));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_clock_skew() { return {"agent.clock-skew", "Set the clock right and restart the agent", evaluate}; }

}  // namespace patchtriage::remedies
