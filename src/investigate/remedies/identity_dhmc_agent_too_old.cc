// Against an agent that is too old for Default Host Management.
#include "investigate/agent_steps.h"
#include "investigate/profile_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "update the agent of {} out of band, or attach a profile";
  result.summary = "The agent is too old for Default Host Management: update it from outside, or attach a profile.";
  result.steps.push_back(console_output(facts));
  append_attach_profile(facts, result.steps, "Attach a profile, with which the agent registers as it is");
  append_by_hand(facts, result.steps,
                 "install agent 3.2.582.0 or newer over it (by user data or a new image without logging in)",
                 "install agent 3.2.582.0 or newer over it (by user data or a new image without logging in)");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_dhmc_agent_too_old() {
  return {"identity.dhmc-agent-too-old", "Update the agent out of band, or attach a profile", evaluate};
}

}  // namespace patchtriage::remedies
