// Against a node that no schedule covers.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result = schedule_remediation(facts, "give a patch schedule to");
  result.summary = "Let a patch policy, a window or an association cover the node, and scan it once.";
  result.steps.push_back(diagnose("See which windows there are", aws(facts, "ssm", "describe-maintenance-windows")));
  if (append_find_sender(facts, result.steps)) {
    result.summary =
        "Something else patches the node: find it, and let it be the schedule. A second source would compete with it.";
  }
  append_install_schedule(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_never_scanned() {
  return {"targeting.never-scanned", "Cover the node with a patch schedule", evaluate};
}

}  // namespace patchtriage::remedies
