// A CloudWatch alarm ended the last install.
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
  if (run == nullptr) return cannot_tell_or_not(skip_gaps(assessment));
  if (!run->stopped_by_alarm) return DoesNotHold{};
  Holds holds;
  holds.evidence = run->evidence;
  holds.summary = "the last install was stopped by the CloudWatch alarm " + *run->stopped_by_alarm;
  holds.mechanism = "window.alarm-triggered";
  return holds;
}

}  // namespace

Rule targeting_window_skipped_by_alarm() {
  Rule rule;
  rule.id = "targeting/window-skipped-by-alarm";
  rule.slug = "targeting/window-skipped";
  rule.layer = Layer::skipped;
  // Before the rules that tell from the status alone why a run passed the node over.
  rule.position = -1;
  rule.documentation.means =
      "The command or association is watched by a CloudWatch alarm, which went off and ended the run. Nothing failed "
      "on this node.";
  rule.documentation.established =
      "The TriggeredAlarms of the command or of the association's execution, and a run that ended here without "
      "success and without an exit code of its own.";
  rule.documentation.is_not =
      "Not an install that had already failed on the node when the alarm went off: its exit code tells, and its output "
      "is what is read.";
  rule.documentation.disproved_by = "A later install on this node that was carried out.";
  rule.remedy = "window.alarm-triggered";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
