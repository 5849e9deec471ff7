// What is missing needs a patch that the baseline blocks.
#include "investigate/rejected_list.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_unhealthy(assessment) || installable(assessment).value_or(0) == 0) return DoesNotHold{};
  return verdict_of_rejected_list(facts);
}

}  // namespace

Rule baseline_rejected_dependency() {
  Rule rule;
  rule.id = "baseline/rejected-dependency";
  rule.slug = "baseline/rejected-dependency";
  rule.layer = Layer::overwritten;
  rule.position = 1;
  rule.documentation.means =
      "The baseline rejects a patch with the action BLOCK that others need. Those stay missing on every "
      "scan and fail on every install.";
  rule.documentation.established =
      "The baseline's RejectedPatches with BLOCK, and patches of the node that stay missing or failed "
      "after an install and need one of them, by the output of the run or by name.";
  rule.documentation.is_not =
      "Not a hold on the node itself (a version lock, apt-mark hold, a zypper lock): that is "
      "os-patch/held-or-excluded.";
  rule.documentation.disproved_by = "An install that brings the missing patches while the list stands.";
  rule.remedy = "baseline.rejected-blocks";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
