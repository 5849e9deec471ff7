// Against an agent that is too old.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;
  result.summary = "Update the SSM Agent, and keep it current.";
  result.title = "update the agent of " + id;
  result.steps.push_back(fix(
      "Update it",
      aws(facts, "ssm", "send-command").option("--document-name", "AWS-UpdateSSMAgent").option("--instance-ids", id),
      Changes::instance, "The agent restarts."));
  RemedyStep keep = fix("Keep the agents of the account and Region current",
                        aws(facts, "ssm", "create-association")
                            .option("--name", "AWS-UpdateSSMAgent")
                            .option("--targets", "Key=InstanceIds,Values=*")
                            .option("--schedule-expression", "rate(14 days)"),
                        Changes::ssm, "It runs at once, on every node of the account and Region.");
  keep.affects_others = true;
  result.steps.push_back(std::move(keep));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_outdated() { return {"agent.outdated", "Update the agent", evaluate}; }

}  // namespace patchtriage::remedies
