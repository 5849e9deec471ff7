// An install that covers the node is scheduled: not late yet.
#include "investigate/attempts.h"
#include "investigate/compliance_writers.h"
#include "investigate/due_installs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

// Nobody waits for a season without calling it late.
constexpr Duration kFar = std::chrono::days(92);

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const Compliance& compliance = assessment.compliance;
  if (!is_reachable(assessment) || !is_unhealthy(assessment)) return DoesNotHold{};
  if (compliance.verdict == ComplianceVerdict::stale) return DoesNotHold{};
  if (!assessment.patching.next_install_at) return cannot_tell_or_not(schedule_gaps(assessment));
  const PatchRun* run = last_install(assessment);
  // A document that may have patched leaves the last install open, not the next one.
  if (run == nullptr && assessment.history.outcome == HistoryOutcome::unknown) {
    std::vector<Evidence> gaps = history_gaps(assessment);
    if (!gaps.empty() || assessment.history.undecided.empty()) return cannot_tell_or_not(std::move(gaps));
  }
  if (run != nullptr && ending_of(*run) != Ending::succeeded) return DoesNotHold{};
  if (compliance.status == ComplianceStatus::unknown && !compliance.is_never_scanned) {
    return cannot_tell_or_not(compliance_gaps(assessment));
  }
  if (!compliance.is_never_scanned) {
    if (!compliance.counts) return cannot_tell_or_not(compliance_gaps(assessment));
    // The scheduled install has nothing to bring, or leaves out what the last one left out.
    if (installable(assessment).value_or(0) == 0 || is_left_by_install(assessment)) return DoesNotHold{};
  }
  Holds holds;
  const Time next = *assessment.patching.next_install_at;
  holds.summary = "an install is scheduled for " + format_time(next);
  holds.evidence = next_install_evidence(assessment);
  if (run != nullptr) holds.evidence.push_back(Trail::derived("the last install succeeded", run->evidence));
  for (Evidence& evidence : patch_state_evidence(facts)) holds.evidence.push_back(std::move(evidence));
  const bool is_far = next - facts.view.as_of() > kFar;
  if (is_far) holds.summary += ", " + format_age(next - facts.view.as_of()) + " from now";
  holds.confidence = run != nullptr && !is_far ? Confidence::high : Confidence::medium;
  // The node may have been aimed at only since, or was passed over without a trace.
  if (const auto missed = missed_install(facts)) {
    holds.summary += "; " + missed->source + " was due on " + format_time(missed->due) + ", and no run is on record";
    holds.evidence.insert(holds.evidence.end(), missed->evidence.begin(), missed->evidence.end());
    holds.confidence = Confidence::low;
  }
  holds.mechanism = "awaiting-window";
  return holds;
}

}  // namespace

Rule none_awaiting_window() {
  Rule rule;
  rule.id = "none/awaiting-window";
  rule.slug = "none/awaiting-window";
  rule.layer = Layer::awaiting;
  rule.position = 0;
  rule.documentation.means =
      "Patches were approved or found since the last install, and an install that covers the node is "
      "scheduled. It isn't late yet: the next run brings them.";
  rule.documentation.established =
      "The next execution of a window or association that installs on the node, patches that it would bring, found by "
      "a scan since the last install, and a last install that succeeded, or none on record yet.";
  rule.documentation.is_not =
      "Not a schedule that passed the node over or failed the last time: those causes come first. Not patches that the "
      "last install itself left missing, and not a record without a missing patch.";
  rule.documentation.disproved_by = "The scheduled install coming and going without these patches.";
  rule.remedy = "awaiting-window";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
