// Against an override file without one entry for the operating system.
#include "base/items.h"
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// The S3 URL of the override that the schedules of the node name; empty where none does.
std::string override_url(const RuleFacts& facts) {
  const Patching& patching = facts.assessment.patching;
  for (const AssociationMatch& match : items(patching.associations)) {
    if (match.baseline_override) return *match.baseline_override;
  }
  for (const WindowMatch& match : items(patching.windows)) {
    if (match.baseline_override) return *match.baseline_override;
  }
  return "";
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string url = override_url(facts);
  Remediation result;
  result.target = url.empty() ? "the baseline override of " + facts.node.key.instance_id : url;
  result.title = "give " + result.target + " one entry for each operating system";
  result.summary =
      "Give the override file exactly one entry for the node's operating system, or choose the baselines of "
      "the patch policy anew.";
  result.steps = failed_run_steps(facts);
  RemedyStep edit =
      for_everyone(step(RemedyStep::Purpose::fix,
                        "Edit the patch policy (or the file) so that the operating system " +
                            facts.assessment.context.operating_system.value_or("of the node") + " has one baseline",
                        RemedyStep::Changes::ssm));
  edit.side_effects = "Every node that is patched by the file follows it.";
  result.steps.push_back(std::move(edit));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_override_mismatch() {
  return {"baseline/override-mismatch", "Repair the baseline override file", evaluate};
}

}  // namespace patchtriage::remedies
