// Two sources with different baselines overwrite each other's compliance.
#include "investigate/compliance_writers.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_unhealthy(assessment) || is_sole_finding(assessment)) return DoesNotHold{};
  const std::vector<ComplianceWriter> sources = compliance_writers(assessment);
  std::vector<Evidence> gaps = schedule_gaps(assessment);
  for (const ComplianceWriter& other : sources) {
    const Comparison comparison = compare_baselines(sources.front(), other);
    if (comparison == Comparison::unknown && &other != &sources.front()) {
      for (const ComplianceWriter* writer : {&sources.front(), &other}) {
        if (writer->unread) gaps.push_back(*writer->unread);
      }
    }
    if (comparison != Comparison::different) continue;
    Holds holds;
    holds.summary = sources.front().name + " and " + other.name +
                    " judge the node by different baselines and overwrite each other's compliance";
    for (const ComplianceWriter* source : {&sources.front(), &other}) {
      holds.evidence.push_back(Trail::derived(source->name + " uses " + source->baseline, source->evidence));
    }
    holds.mechanism = "compliance-overwritten";
    return holds;
  }
  return cannot_tell_or_not(std::move(gaps));
}

}  // namespace

Rule baseline_conflicting_scans() {
  Rule rule;
  rule.id = "baseline/conflicting-scans";
  rule.slug = "baseline/conflicting-scans";
  rule.layer = Layer::overwritten;
  rule.position = 0;
  rule.documentation.means =
      "Two sources scan or install with different baselines. Each run replaces the other's compliance "
      "record, so the node flips between two answers and neither source's patches are what counts.";
  rule.documentation.established =
      "Two associations, windows or patch policies that cover the node and judge it by different "
      "baselines; or runs of both kinds in its history.";
  rule.documentation.is_not =
      "Not two sources with one baseline: those only repeat each other. Not a scan that writes "
      "association compliance alone, and not one that has no run left: a Patch now from the console, a window that is "
      "disabled or over.";
  rule.documentation.disproved_by =
      "One of the sources gone, and the record of the other standing for longer than an interval of "
      "both.";
  rule.remedy = "compliance-overwritten";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
