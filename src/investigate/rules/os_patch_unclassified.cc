// An install failed on the node, and nothing recognised says why.
#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (is_sole_finding(assessment)) return DoesNotHold{};
  const PatchRun* run = explaining_failure(assessment);
  std::vector<Evidence> gaps = attempt_gaps(assessment, run);
  if (!gaps.empty() || run == nullptr) return cannot_tell_or_not(std::move(gaps));
  const Diagnosis& diagnosis = facts.diagnoses.of(*run);
  if (names_cause(diagnosis)) return DoesNotHold{};
  gaps = output_gaps(facts, *run);
  if (!gaps.empty()) return CannotTell{std::move(gaps)};
  Holds holds;
  holds.summary = failure_summary(facts, *run, diagnosis);
  holds.confidence = has_output(*run) ? Confidence::medium : Confidence::high;
  if (is_output_unread(facts, *run)) holds.confidence = Confidence::low;
  if (is_output_cut(facts, *run)) {
    holds.confidence = Confidence::low;
    holds.summary += "; only its first part was read";
  }
  holds.evidence = run->evidence;
  static constexpr std::string_view kPayload[] = {"network.s3-payload"};
  if (const Check* payload = blocked_check(assessment, kPayload)) {
    holds.evidence.push_back(Trail::derived(payload->summary, payload->evidence));
  }
  holds.mechanism = "os-failure";
  if (const PatchRun* other = concurrent_run(facts, *run)) {
    holds.slug = "os-patch/concurrent-run";
    holds.summary +=
        fmt::format("; command {} patched the node at the same time, on {}", other->id, format_time(*other->at));
    holds.evidence.insert(holds.evidence.end(), other->evidence.begin(), other->evidence.end());
    holds.confidence = std::min(holds.confidence, Confidence::medium);
    holds.mechanism = "os-patch/concurrent-run";
  }
  return holds;
}

}  // namespace

Rule os_patch_unclassified() {
  Rule rule;
  rule.id = "os-patch/unclassified";
  rule.slug = "os-patch/unclassified";
  rule.layer = Layer::failure;
  rule.position = 2;
  rule.documentation.means =
      "An install ran on the node and failed, and no output, or none that is recognised, says why.";
  rule.documentation.established =
      "Run Command's record of the newest install: Failed or timed out, with an output that no "
      "signature recognises or with none. Where another patch command was sent to the node within two "
      "minutes (concurrent_within_minutes) it is os-patch/concurrent-run.";
  rule.documentation.is_not =
      "Not an install whose output could not be read for want of a permission: that is "
      "inconclusive/insufficient-access.";
  rule.documentation.disproved_by = "A later install that succeeded, or the full output showing the error.";
  rule.remedy = "os-failure";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
