// Against an agent that is too old for Default Host Management.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary = "The agent is too old for Default Host Management: update it from outside, or attach a profile.";
  result.title = "update the agent of " + id + " out of band";
  CommandLine attach = aws(facts, "ec2", "associate-iam-instance-profile");
  attach.option("--instance-id", id);
  RemedyStep profile = step(Purpose::fix, "Attach a profile, with which the agent registers as it is", Changes::iam);
  profile.command = attach.text() + " --iam-instance-profile \"Name=$PROFILE\"";
  profile.inputs.push_back({"PROFILE", "an instance profile whose role has AmazonSSMManagedInstanceCore", {}});
  result.steps.push_back(std::move(profile));
  result.steps.push_back(
      step(Purpose::fix, "Or update the agent to 3.2.582.0 or newer by user data, a new image or the serial console",
           Changes::instance));
  append_verify_heartbeat(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_dhmc_agent_too_old() {
  return {"identity.dhmc-agent-too-old", "Update the agent out of band, or attach a profile", evaluate};
}

}  // namespace patchtriage::remedies
