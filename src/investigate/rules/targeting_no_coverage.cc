// Nothing would run a patch operation on the node.
#include "investigate/outside_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_unhealthy(assessment)) return DoesNotHold{};
  if (has_install_source(assessment) || has_scan_source(assessment)) return DoesNotHold{};
  if (!is_schedule_complete(assessment)) return cannot_tell_or_not(schedule_gaps(assessment));
  if (!assessment.patching.near_misses.empty()) return DoesNotHold{};
  // A schedule beside one that may patch already would be a second one.
  if (!assessment.patching.undecided.empty()) return DoesNotHold{assessment.patching.undecided};
  Holds holds;
  holds.evidence = coverage_evidence(facts);
  holds.summary = "no association, maintenance window or patch policy runs a patch operation on the node";
  if (const auto idle = idle_associations(assessment); !idle.empty()) {
    holds.summary = "no schedule is left that patches the node: association " +
                    idle.front()->name.value_or(idle.front()->id) + " " + *idle.front()->why_idle;
  }
  // Whoever patches it by other means makes the missing schedule less of a cause, and a new one a second source.
  std::vector<const PatchRun*> outside = outside_runs(facts, PatchOperation::install);
  if (outside.empty()) outside = outside_runs(facts, PatchOperation::scan);
  if (!outside.empty()) {
    holds.summary += ", yet " + outside_summary(outside);
    for (const PatchRun* run : outside) {
      holds.evidence.push_back(Trail::derived(run->kind + " " + run->id + " patched it", run->evidence));
    }
  }
  if (!outside.empty() || !history_gaps(assessment).empty()) holds.confidence = Confidence::medium;
  holds.mechanism = "targeting.never-scanned";
  return holds;
}

}  // namespace

Rule targeting_no_coverage() {
  Rule rule;
  rule.id = "targeting/no-coverage";
  rule.slug = "targeting/no-coverage";
  rule.layer = Layer::unscheduled;
  rule.position = 1;
  rule.documentation.means =
      "No association, maintenance window or patch policy would run any patch operation on the node, "
      "and none nearly matches it. Nothing scans it and nothing patches it.";
  rule.documentation.established =
      "Complete listings of associations, windows, their targets and tasks, and none of them matches "
      "the node's id, tags or resource groups.";
  rule.documentation.is_not =
      "Not a node that a target misses by a letter (targeting/no-match), and not one that is only "
      "scanned (targeting/scan-only). An association that ran once and has no schedule covers nothing any more; "
      "a document of the account's own that may patch by its name may be the schedule.";
  rule.documentation.disproved_by = "An association or window with a patch operation whose target matches the node.";
  rule.remedy = "targeting.never-scanned";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
