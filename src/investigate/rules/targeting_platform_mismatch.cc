// The install was sent with a document for another platform.
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
  if (run == nullptr || ending_of(*run) != Ending::wrong_platform) {
    return cannot_tell_or_not(attempt_gaps(assessment, run));
  }
  Holds holds;
  holds.evidence = run->evidence;
  holds.summary = "the last install used a document for another platform";
  holds.mechanism = "targeting/platform-mismatch";
  return holds;
}

}  // namespace

Rule targeting_platform_mismatch() {
  Rule rule;
  rule.id = "targeting/platform-mismatch";
  rule.slug = "targeting/platform-mismatch";
  rule.layer = Layer::skipped;
  rule.position = 1;
  rule.documentation.means =
      "The install was sent with a document for another platform, so the node refused it before "
      "anything ran.";
  rule.documentation.established = "Run Command's record of the newest install on this node: InvalidPlatform.";
  rule.documentation.is_not =
      "Not the skipped step of the other platform inside AWS-RunPatchBaseline: that is how the document "
      "works.";
  rule.documentation.disproved_by = "A run of a document for this platform.";
  rule.remedy = "targeting/platform-mismatch";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
