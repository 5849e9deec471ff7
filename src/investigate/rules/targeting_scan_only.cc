// Scans are scheduled, an install never is.
#include "investigate/outside_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_unhealthy(assessment) || has_install_source(assessment)) return DoesNotHold{};
  if (!is_schedule_complete(assessment)) return cannot_tell_or_not(schedule_gaps(assessment));
  if (!has_scan_source(assessment) && !assessment.compliance.is_association_only) return DoesNotHold{};
  if (!assessment.patching.undecided.empty()) return DoesNotHold{assessment.patching.undecided};
  Holds holds;
  if (assessment.compliance.is_association_only) holds.evidence = assessment.compliance.evidence;
  for (const AssociationMatch& match : *assessment.patching.associations) {
    if (match.operation == PatchOperation::scan && !match.why_idle) {
      holds.evidence.push_back(Trail::derived("association " + match.id + " scans the node", match.evidence));
    }
  }
  for (const WindowMatch& match : *assessment.patching.windows) {
    if (match.operation == PatchOperation::scan) {
      holds.evidence.push_back(Trail::derived("window " + match.id + " scans the node", match.evidence));
    }
  }
  for (Evidence& evidence : coverage_evidence(facts)) holds.evidence.push_back(std::move(evidence));
  holds.summary = "the node is scanned on a schedule, and nothing is scheduled to install";
  const std::vector<const PatchRun*> outside = outside_runs(facts, PatchOperation::install);
  if (!outside.empty()) {
    holds.summary += ", yet " + outside_summary(outside);
    for (const PatchRun* run : outside) {
      holds.evidence.push_back(Trail::derived(run->kind + " " + run->id + " installed on it", run->evidence));
    }
  }
  if (!outside.empty() || !history_gaps(assessment).empty()) holds.confidence = Confidence::medium;
  holds.mechanism = "targeting.no-install-schedule";
  return holds;
}

}  // namespace

Rule targeting_scan_only() {
  Rule rule;
  rule.id = "targeting/scan-only";
  rule.slug = "targeting/scan-only";
  rule.layer = Layer::unscheduled;
  rule.position = 0;
  rule.documentation.means =
      "The node is scanned on a schedule, so its missing patches are known, but no schedule ever "
      "installs them.";
  rule.documentation.established =
      "Associations and windows cover the node with the operation Scan, complete listings show none "
      "with Install; or its only compliance data comes from AWS-RunPatchBaselineAssociation scans.";
  rule.documentation.is_not =
      "Not an install schedule that exists and misses the node (targeting/no-match) or passes it over "
      "(targeting/window-skipped), and not a node on which a document of the account's own runs that may patch by its "
      "name.";
  rule.documentation.disproved_by =
      "An association or window with the operation Install whose target matches the node.";
  rule.remedy = "targeting.no-install-schedule";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
