// A window covers the node and did not run, or did not get to it.
#include "investigate/attempts.h"
#include "investigate/compliance_writers.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (const PatchRun* run = last_install(assessment); run != nullptr && ending_of(*run) == Ending::passed_over) {
    Holds holds;
    holds.evidence = run->evidence;
    holds.summary = "the last install passed the node over: " + run->status_details.value_or(run->status);
    holds.mechanism = mechanism_of_skip(*run);
    return holds;
  }
  std::vector<Evidence> gaps = schedule_gaps(assessment);
  for (Evidence& gap : skip_gaps(assessment)) gaps.push_back(std::move(gap));
  if (!gaps.empty()) return CannotTell{std::move(gaps)};
  if (assessment.patching.next_install_at || !is_schedule_complete(assessment)) return DoesNotHold{};
  const bool installs_at_all = has_install_source(assessment);
  for (const WindowMatch& window : *assessment.patching.windows) {
    const bool counts = window.operation == PatchOperation::install ||
                        (!installs_at_all && window.operation == PatchOperation::scan && !has_next_scan(assessment));
    if (!counts) continue;
    const bool is_disabled = window.enabled == false;
    const bool is_over = window.end_date && *window.end_date <= facts.view.as_of();
    if (!is_disabled && !is_over && window.next_execution_at) continue;
    Holds holds;
    holds.evidence = window.evidence;
    holds.summary = "window " + window.name.value_or(window.id) +
                    (is_disabled ? " is disabled"
                     : is_over   ? " is past its end date"
                                 : " has no next run");
    // It may have been replaced by what may patch the node.
    if (!assessment.patching.undecided.empty()) holds.confidence = Confidence::medium;
    holds.mechanism = is_disabled ? "window.disabled" : "window.no-next-execution";
    return holds;
  }
  return DoesNotHold{};
}

}  // namespace

Rule targeting_window_skipped() {
  Rule rule;
  rule.id = "targeting/window-skipped";
  rule.slug = "targeting/window-skipped";
  rule.layer = Layer::skipped;
  rule.position = 3;
  rule.documentation.means =
      "A maintenance window covers the node with an install and did not bring it: the window is "
      "disabled or past its end date, or its last run was cut off, overlapped with the one before or "
      "ended before this node's turn.";
  rule.documentation.established =
      "The window's own record (Enabled, EndDate, NextExecutionTime) where it is the node's only "
      "install source, or the newest execution: SKIPPED_OVERLAPPING, TIMED_OUT or cancelled.";
  rule.documentation.is_not =
      "Not a window that misses the node (targeting/no-match), not a command that other nodes' "
      "failures ended (targeting/max-errors-stopped), and not one that no window or association sent and somebody "
      "cancelled: that says nothing about the schedules.";
  rule.documentation.disproved_by = "An install of this node by the window, or another schedule that installs.";
  rule.remedy = "window.disabled";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
