// A window or association misses the node by a tag, a letter or a group.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.compliance.status == ComplianceStatus::compliant && !is_unhealthy(assessment)) return DoesNotHold{};
  if (has_install_source(assessment)) return DoesNotHold{};
  if (!is_schedule_complete(assessment)) return cannot_tell_or_not(schedule_gaps(assessment));
  const NearMiss* best = nullptr;
  for (const NearMiss& near_miss : assessment.patching.near_misses) {
    // A miss of a scan explains nothing that an install would fix, unless nothing better is there.
    const bool is_install = near_miss.operation == PatchOperation::install;
    if (best == nullptr || (is_install && best->operation != PatchOperation::install)) best = &near_miss;
  }
  if (best == nullptr) return DoesNotHold{};
  if (best->operation == PatchOperation::scan && has_scan_source(assessment)) return DoesNotHold{};
  Holds holds;
  // Two words of few letters' difference may both be meant.
  if (best->is_typo) holds.confidence = Confidence::medium;
  if (!assessment.patching.undecided.empty()) holds.confidence = Confidence::low;
  holds.evidence = best->evidence;
  holds.summary = best->kind + " " + best->name.value_or(best->id) + " asks for " + best->expected + ", the node has " +
                  best->actual;
  holds.mechanism = best->mechanism.empty() ? "targeting.tag-mismatch" : best->mechanism;
  return holds;
}

}  // namespace

Rule targeting_no_match() {
  Rule rule;
  rule.id = "targeting/no-match";
  rule.slug = "targeting/no-match";
  rule.layer = Layer::skipped;
  rule.position = 4;
  rule.documentation.means =
      "A window or an association with an install was meant for the node and misses it by a little: a "
      "tag's key, value or letter case, the key PatchGroup against Patch Group, or a resource group "
      "that doesn't contain it.";
  rule.documentation.established =
      "The target's own words beside the node's tags, where they differ only that little, and no other "
      "schedule installs on the node.";
  rule.documentation.is_not =
      "Not a node that nothing resembles: that is targeting/no-coverage. Not a node that is left out on purpose: a tag "
      "that says the opposite or another day, or a value that another schedule asks for.";
  rule.documentation.disproved_by = "An execution of the window or association that includes the node.";
  rule.remedy = "targeting.tag-mismatch";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
