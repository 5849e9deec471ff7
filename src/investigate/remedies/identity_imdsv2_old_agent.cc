// Against an agent that may be too old for IMDSv2, which is required.
#include "investigate/agent_steps.h"
#include "investigate/metadata_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "let the old agent of {} reach the metadata service until it is updated";
  result.summary =
      "Allow IMDSv1 until the agent has been updated, then require IMDSv2 again; or update it from outside.";
  result.steps.push_back(see_metadata_options(facts));
  result.steps.push_back(fix(
      "Allow IMDSv1 for the time being", modify_metadata_options(facts).option("--http-tokens", "optional"),
      RemedyStep::Changes::instance, "IMDSv1 can be misused by a program that is made to send requests for others."));
  append_update_agent(facts, result.steps);
  result.steps.push_back(fix("Require IMDSv2 again", modify_metadata_options(facts).option("--http-tokens", "required"),
                             RemedyStep::Changes::instance));
  append_by_hand(facts, result.steps, "install a current agent over it, without allowing IMDSv1",
                 "install a current agent over it, without allowing IMDSv1");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_imdsv2_old_agent() {
  return {"identity.imdsv2-old-agent", "Get the old agent past IMDSv2, and update it", evaluate};
}

}  // namespace patchtriage::remedies
