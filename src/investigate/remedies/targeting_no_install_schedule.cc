// Against a node that is scanned and never patched.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result = schedule_remediation(facts, "schedule installs for");
  result.summary = "Let the schedule that scans the node be joined by one that installs.";
  result.steps.push_back(diagnose(
      "See what scans it",
      aws(facts, "ssm", "describe-instance-associations-status").instance("--instance-id", facts.node.managed_id)));
  if (append_find_sender(facts, result.steps)) {
    result.summary =
        "Something else patches the node: find it, and let it be the schedule. A second source would compete with it.";
  }
  append_install_schedule(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_no_install_schedule() { return {"targeting.no-install-schedule", "Schedule installs", evaluate}; }

}  // namespace patchtriage::remedies
