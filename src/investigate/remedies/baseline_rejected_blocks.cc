// Against a rejected list with the action BLOCK.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  Remediation result;
  const auto& chosen = facts.assessment.patching.baseline;
  const std::string baseline = chosen ? chosen->id : facts.assessment.compliance.reported_baseline_id.value_or("");
  result.target = baseline.empty() ? "its baseline" : baseline;
  if (!baseline.empty()) {
    result.steps.push_back(diagnose("See the baseline's rules",
                                    aws(facts, "ssm", "get-patch-baseline").option("--baseline-id", baseline)));
  }
  // AWS's own baselines can't be changed.
  const bool is_own = baseline.starts_with("pb-");
  result.summary =
      "Take the patch off the baseline's rejected list (or allow it as a dependency), or remove it from the node.";
  result.title = "change the rejected patches of " + result.target;
  CommandLine allow = aws(facts, "ssm", "update-patch-baseline");
  RemedyStep change = step(Purpose::fix, "Allow rejected patches as dependencies of others", Changes::ssm);
  if (is_own) {
    allow.option("--baseline-id", baseline);
  } else {
    allow.input("--baseline-id", "BASELINE");
    change.inputs.push_back({"BASELINE", "the custom baseline with the rejected list", {}});
  }
  change.command = allow.option("--rejected-patches-action", "ALLOW_AS_DEPENDENCY").text();
  change.side_effects = "It holds for every node of the baseline.";
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  if (cause.subcategory == "rejected-installed") {
    result.steps.push_back(step(Purpose::fix, "Or remove the rejected package from the node", Changes::instance));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_rejected_blocks() {
  return {"baseline.rejected-blocks", "Stop rejecting the patch, or remove it", evaluate};
}

}  // namespace patchtriage::remedies
