// Security updates that the baseline has not approved are the only finding.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const auto& counts = assessment.compliance.counts;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (!counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(counts->available_security) || is_positive(counts->missing) || is_positive(counts->failed) ||
      is_positive(counts->rejected) || is_positive(counts->pending_reboot)) {
    return DoesNotHold{};
  }
  Holds holds;
  holds.evidence = patch_state_evidence(facts);
  holds.summary = "security updates are available that the baseline has not approved";
  holds.confidence = confidence_by_age(assessment);
  holds.mechanism = "baseline.approval-delay";
  return holds;
}

}  // namespace

Rule baseline_available_not_approved() {
  Rule rule;
  rule.id = "baseline/available-not-approved";
  rule.slug = "baseline/available-not-approved";
  rule.layer = Layer::baseline;
  rule.position = 1;
  rule.documentation.means =
      "The only thing out of compliance is security updates that exist and that the baseline has not "
      "approved, by an approval delay, a filter or a date. An install doesn't bring them until it does.";
  rule.documentation.established =
      "The patch state counts available security updates and nothing missing, failed, rejected or "
      "waiting, and the baseline counts them as non-compliant.";
  rule.documentation.is_not = "Not an approved patch that is missing: an install would bring that one.";
  rule.documentation.disproved_by = "The update approved by the baseline, or a scan that counts it as missing.";
  rule.remedy = "baseline.approval-delay";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
