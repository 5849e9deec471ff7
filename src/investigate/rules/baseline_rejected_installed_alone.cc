// An installed patch that the baseline rejects is all that is left.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const auto& counts = assessment.compliance.counts;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (!counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(counts->rejected) || is_positive(counts->missing) || is_positive(counts->failed) ||
      is_positive(counts->pending_reboot)) {
    return DoesNotHold{};
  }
  Holds holds;
  holds.summary =
      counted_patches(*counts->rejected, "rejected") + (*counts->rejected == 1 ? " is installed" : " are installed");
  holds.evidence = patch_state_evidence(facts);
  holds.confidence = confidence_by_age(assessment);
  holds.mechanism = "baseline.rejected-blocks";
  return holds;
}

}  // namespace

Rule baseline_rejected_installed_alone() {
  Rule rule;
  rule.id = "baseline/rejected-installed-alone";
  rule.slug = "baseline/rejected-installed";
  rule.layer = Layer::only_finding;
  rule.position = 2;
  rule.documentation.means =
      "A patch that the baseline rejects is installed, and that is all that is out of compliance: an "
      "install can't clear it, because it doesn't remove anything.";
  rule.documentation.established =
      "The patch state counts rejected patches that are installed, and none missing, failed or waiting.";
  rule.documentation.is_not =
      "Not a rejected patch that others need: those are missing or failed, and that is "
      "baseline/rejected-dependency.";
  rule.documentation.disproved_by = "The patch removed or no longer rejected, and a scan after that.";
  rule.remedy = "baseline.rejected-blocks";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
