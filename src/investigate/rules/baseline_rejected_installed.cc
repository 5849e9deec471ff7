// A patch that the baseline rejects is installed.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const auto& counts = assessment.compliance.counts;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (!counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(counts->rejected)) return DoesNotHold{};
  Holds holds;
  holds.summary =
      counted_patches(*counts->rejected, "rejected") + (*counts->rejected == 1 ? " is installed" : " are installed");
  holds.evidence = patch_state_evidence(facts);
  holds.confidence = confidence_by_age(assessment);
  holds.mechanism = "baseline.rejected-blocks";
  return holds;
}

}  // namespace

Rule baseline_rejected_installed() {
  Rule rule;
  rule.id = "baseline/rejected-installed";
  rule.slug = "baseline/rejected-installed";
  rule.layer = Layer::baseline;
  rule.position = 2;
  rule.documentation.means =
      "A patch that the baseline rejects with the action BLOCK is installed on the node. It counts as "
      "non-compliant until it is removed or no longer rejected; installing patches doesn't change it.";
  rule.documentation.established = "The patch state counts patches in the state InstalledRejected.";
  rule.documentation.is_not = "Not a missing patch that needs a rejected one: that is baseline/rejected-dependency.";
  rule.documentation.disproved_by = "The patch removed or no longer rejected, and a scan after that.";
  rule.remedy = "baseline.rejected-blocks";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
