// Patches are installed and wait for a restart.
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
  if (!is_positive(counts->pending_reboot)) return DoesNotHold{};
  Holds holds;
  holds.summary = counted_patches(*counts->pending_reboot) +
                  (*counts->pending_reboot == 1 ? " is installed and waits" : " are installed and wait") +
                  " for a restart";
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

Rule pending_reboot_reboot_required() {
  Rule rule;
  rule.id = "pending-reboot/reboot-required";
  rule.slug = "pending-reboot/reboot-required";
  rule.layer = Layer::pending_reboot;
  rule.position = 1;
  rule.documentation.means =
      "Patches are installed and take effect only after a restart, which has not happened: the run was "
      "told not to restart, or the restart is still to come. Until then they count as non-compliant.";
  rule.documentation.established =
      "The patch state counts patches in the state InstalledPendingReboot; its last install ran with "
      "NoReboot.";
  rule.documentation.is_not =
      "Not a restart that was asked for and did not happen: that is pending-reboot/reboot-failed. The "
      "count clears only at the first patch operation after the restart.";
  rule.documentation.disproved_by = "A patch operation after a restart that counts none as waiting.";
  rule.remedy = "pending-reboot";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
