// The command ended before this node, because others failed.
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  const PatchRun* run = last_install(assessment);
  if (run == nullptr || ending_of(*run) != Ending::stopped_by_errors) {
    return cannot_tell_or_not(attempt_gaps(assessment, run));
  }
  Holds holds;
  holds.evidence = run->evidence;
  holds.summary = "the last install stopped before this node's turn, because others failed";
  holds.mechanism = "targeting.excluded-by-maxerrors";
  return holds;
}

}  // namespace

Rule targeting_max_errors_stopped() {
  Rule rule;
  rule.id = "targeting/max-errors-stopped";
  rule.slug = "targeting/max-errors-stopped";
  rule.layer = Layer::skipped;
  rule.position = 0;
  rule.documentation.means =
      "The command stopped before this node's turn, because more other nodes had failed than its "
      "MaxErrors allows. Nothing is wrong with this node.";
  rule.documentation.established = "Run Command's record of the newest install on this node: Terminated.";
  rule.documentation.is_not =
      "Not a failure of this node itself, and not a window that ended before its turn "
      "(targeting/window-skipped).";
  rule.documentation.disproved_by = "A later install on this node that was carried out.";
  rule.remedy = "targeting.excluded-by-maxerrors";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
