// Against a machine whose status checks fail.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.change = "recover {}";
  result.summary = "Recover the machine: its status checks fail, so its agent can't answer.";
  result.steps.push_back(console_output(facts));
  result.steps.push_back(diagnose("See which status check fails, and since when",
                                  aws(facts, "ec2", "describe-instance-status").instances("--instance-ids", id)));
  append_restart(facts, result.steps);
  RemedyStep stop = fix("If that doesn't help, stop it, which takes it off its host",
                        aws(facts, "ec2", "stop-instances").instances("--instance-ids", id), Changes::instance,
                        "Stopping releases an automatically assigned public address and loses instance-store data.");
  stop.may_reboot = true;
  result.steps.push_back(std::move(stop));
  result.steps.push_back(
      fix("Start it again", aws(facts, "ec2", "start-instances").instances("--instance-ids", id), Changes::instance));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy state_impaired() { return {"state.impaired", "Recover the instance", evaluate, true}; }

}  // namespace patchtriage::remedies
