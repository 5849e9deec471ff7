// What the last failed install's output or status shows: the bridge to the text signatures.
#include <algorithm>

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
  // What was cut off could say something else.
  gaps = output_gaps(facts, *run);
  if (!gaps.empty() || !names_cause(diagnosis)) return cannot_tell_or_not(std::move(gaps));
  Holds holds;
  holds.slug = diagnosis.category + "/" + diagnosis.subcategory;
  holds.signature = diagnosis.signature;
  // The deciding line stands at the end more often than not.
  holds.confidence = is_output_cut(facts, *run) ? Confidence::low : std::min(diagnosis.confidence, Confidence::medium);
  holds.summary = failure_summary(facts, *run, diagnosis);
  holds.evidence.push_back(Trail::derived(shown_by(diagnosis), run->evidence));
  return holds;
}

}  // namespace

Rule failed_install_output() {
  Rule rule;
  rule.id = "failed/install-output";
  rule.slug = "";
  rule.layer = Layer::failure;
  rule.position = 1;
  rule.documentation.means =
      "The last install that reached the node failed, and its output, exit code or status shows why. "
      "The cause is the signature's, whose own page says what it means.";
  rule.documentation.established =
      "Run Command's record of the newest install on this node and the text it printed, read by the "
      "text signatures.";
  rule.documentation.is_not =
      "Not an install that was never delivered or passed the node over, and not a failure before an "
      "install that succeeded since.";
  rule.documentation.disproved_by = "A later install that succeeded, or the full output showing another first error.";
  rule.remedy = "os-failure";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
