// Against an operating system that Patch Manager doesn't support.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "move {} to a supported operating system";
  result.summary = "Move the workload to a supported release; patch it by other means until then.";
  result.steps.push_back(
      diagnose("See what it was launched from",
               aws(facts, "ec2", "describe-instances").instances("--instance-ids", facts.node.key.instance_id)));
  RemedyStep move = step(
      Purpose::fix,
      is_windows(facts) ? "Upgrade a clone of it, and move over"
                        : "Launch it anew from an image of a supported release, and move over (an extended support "
                          "contract of the vendor bridges the time)",
      Changes::instance);
  if (is_windows(facts)) move.runbook = "AWSEC2-CloneInstanceAndUpgradeWindows";
  result.steps.push_back(std::move(move));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_unsupported() { return {"os.unsupported", "Move to a supported operating system", evaluate, true}; }

}  // namespace patchtriage::remedies
