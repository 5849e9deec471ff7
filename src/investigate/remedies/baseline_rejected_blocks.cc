// Against a rejected list with the action BLOCK.
#include "investigate/baseline_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  Remediation result;
  result.target = baseline_label(facts);
  result.title = "change the rejected patches of " + result.target;
  result.summary =
      "Take the patch off the baseline's rejected list (or allow it as a dependency), or remove it from the node.";
  append_see_baseline(facts, result.steps);
  result.steps.push_back(
      on_baseline(facts, fix("Allow rejected patches as dependencies of others",
                             update_baseline(facts).option("--rejected-patches-action", "ALLOW_AS_DEPENDENCY"),
                             Changes::ssm, "It holds for every node of the baseline.")));
  RemedyStep shorter = on_baseline(
      facts, fix("Or take the patch off the list", update_baseline(facts).input("--rejected-patches", "PATCHES"),
                 Changes::ssm, "The list is replaced whole, for every node of the baseline."));
  shorter.inputs.push_back({"PATCHES", "RejectedPatches of the step before without the patch: [\"…\",\"…\"]", {}});
  result.steps.push_back(std::move(shorter));
  if (cause.subcategory == "rejected-installed") {
    result.steps.push_back(
        step(RemedyStep::Purpose::fix, "Or remove the rejected package from the node", Changes::instance));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_rejected_blocks() {
  return {"baseline.rejected-blocks", "Stop rejecting the patch, or remove it", evaluate};
}

}  // namespace patchtriage::remedies
