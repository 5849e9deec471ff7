// Against two sources that overwrite each other.
#include "base/text.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Keep one source of patch compliance for the node, and take the other away.";
  result.steps.push_back(diagnose(
      "See which associations write its compliance",
      aws(facts, "ssm", "describe-instance-associations-status").instance("--instance-id", facts.node.managed_id)));
  const Sources sources = append_remove_sources(facts, result.steps);
  if (sources.ids.empty()) {
    result.change = "keep one source of patch compliance for {}";
    result.steps.push_back(step(RemedyStep::Purpose::fix,
                                "Stop whatever sends the other scans: a schedule of another account, a script, Host "
                                "Management's daily scan",
                                RemedyStep::Changes::ssm));
  } else {
    result.target = join(sources.ids, ", ");
    result.title = "keep one of " + join(sources.names, ", ");
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy compliance_overwritten() { return {"compliance-overwritten", "Keep one of the two sources", evaluate}; }

}  // namespace patchtriage::remedies
