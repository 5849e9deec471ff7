// Patches that wait for a restart are all that is left.
#include <algorithm>

#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const auto& counts = assessment.compliance.counts;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (!counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(counts->pending_reboot) || is_positive(counts->missing) || is_positive(counts->failed) ||
      is_positive(counts->rejected)) {
    return DoesNotHold{};
  }
  Holds holds;
  holds.summary = "all patches are installed and " + counted_patches(*counts->pending_reboot) +
                  (*counts->pending_reboot == 1 ? " waits" : " wait") + " for a restart";
  holds.evidence = patch_state_evidence(facts);
  holds.confidence = confidence_by_age(assessment);
  holds.mechanism = "pending-reboot";
  if (auto start = started_since_record(facts)) {
    holds.summary += "; it was started again since, so only a scan is due";
    holds.evidence.push_back(*std::move(start));
    holds.confidence = std::min(holds.confidence, Confidence::medium);
    holds.mechanism = "stale-scan";
  }
  return holds;
}

}  // namespace

Rule pending_reboot_reboot_required_alone() {
  Rule rule;
  rule.id = "pending-reboot/reboot-required-alone";
  rule.slug = "pending-reboot/reboot-required";
  rule.layer = Layer::only_finding;
  rule.position = 1;
  rule.documentation.means =
      "Every approved patch is installed and waits for a restart: that is all that is out of "
      "compliance, whatever happened before.";
  rule.documentation.established =
      "The patch state counts patches waiting for a restart, and none missing, failed or rejected.";
  rule.documentation.is_not = "Not a node that has missing patches as well: there what keeps those away comes first.";
  rule.documentation.disproved_by = "A patch operation after a restart that counts none as waiting.";
  rule.remedy = "pending-reboot";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
