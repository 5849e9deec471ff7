// Against a machine whose status checks fail.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary = "Recover the machine: its status checks fail, so its agent can't answer.";
  result.title = "recover " + id;
  result.steps.push_back(diagnose("Read what the instance printed last",
                                  aws(facts, "ec2", "get-console-output").option("--instance-id", id)));
  result.steps.push_back(diagnose("See which status check fails, and since when",
                                  aws(facts, "ec2", "describe-instance-status").option("--instance-ids", id)));
  RemedyStep reboot = fix("Restart it", aws(facts, "ec2", "reboot-instances").option("--instance-ids", id),
                          Changes::instance, "The instance restarts.");
  reboot.may_reboot = true;
  result.steps.push_back(std::move(reboot));
  RemedyStep stop = fix("If that doesn't help, stop and start it, which moves it to another host",
                        aws(facts, "ec2", "stop-instances").option("--instance-ids", id), Changes::instance,
                        "Stopping releases an automatically assigned public address and loses instance-store data.");
  stop.may_reboot = true;
  result.steps.push_back(std::move(stop));
  result.steps.push_back(
      fix("Start it again", aws(facts, "ec2", "start-instances").option("--instance-ids", id), Changes::instance));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy state_impaired() { return {"state.impaired", "Recover the instance", evaluate}; }

}  // namespace patchtriage::remedies
