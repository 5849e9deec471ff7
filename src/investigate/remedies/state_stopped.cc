// Against a stopped instance: start it for the window, or exempt it.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.summary = "Start the instance for the next window, or accept that a stopped node is out of date by nature.";
  result.target = id;
  result.title = "start " + id + " for patching, or exempt it";
  result.steps.push_back(
      diagnose("See who stopped it, and when", aws(facts, "ec2", "describe-instances").option("--instance-ids", id)));
  RemedyStep start =
      fix("Start it inside a maintenance window", aws(facts, "ec2", "start-instances").option("--instance-ids", id),
          Changes::instance, "The instance runs, and costs, until it is stopped again.");
  start.runbook = "AWS-StartEC2Instance";
  result.steps.push_back(std::move(start));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy state_stopped() { return {"state.stopped", "Start the instance for patching, or exempt it", evaluate}; }

}  // namespace patchtriage::remedies
