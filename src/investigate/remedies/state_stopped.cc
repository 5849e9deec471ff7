// Against an instance that is stopped.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.change = "start {} for patching, or exempt what stays off";
  result.summary = "Start the instance for the next window, or accept that a stopped node is out of date by nature.";
  result.steps.push_back(diagnose("See who stopped it, and when",
                                  aws(facts, "ec2", "describe-instances").instances("--instance-ids", id)));
  RemedyStep start =
      fix("Start it inside a maintenance window", aws(facts, "ec2", "start-instances").instances("--instance-ids", id),
          RemedyStep::Changes::instance, "The instance runs, and costs, until it is stopped again.");
  start.runbook = "AWS-StartEC2Instance";
  result.steps.push_back(std::move(start));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy state_stopped() { return {"state.stopped", "Start the instance for patching, or exempt it", evaluate}; }

}  // namespace patchtriage::remedies
