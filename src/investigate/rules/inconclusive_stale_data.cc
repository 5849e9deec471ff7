// The record is too old to rely on, and nothing says why.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.compliance.verdict != ComplianceVerdict::stale) return DoesNotHold{};
  Holds holds;
  holds.evidence = assessment.compliance.evidence;
  holds.summary =
      assessment.compliance.reason.empty() ? "the compliance record is out of date" : assessment.compliance.reason;
  holds.confidence = Confidence::medium;
  holds.mechanism = "stale-scan";
  return holds;
}

}  // namespace

Rule inconclusive_stale_data() {
  Rule rule;
  rule.id = "inconclusive/stale-data";
  rule.slug = "inconclusive/stale-data";
  rule.layer = Layer::stale;
  rule.position = 0;
  rule.documentation.means =
      "The node's compliance record is older than the limit, or something newer makes it unreliable, "
      "and nothing that was read says why no newer one came. What it says may no longer be true.";
  rule.documentation.established =
      "The end of the last successful patch operation against the limit, the newest attempt, the "
      "baseline's last change and the instance's launch.";
  rule.documentation.is_not =
      "Not an old record whose age has a proven reason (a lost heartbeat, a disabled window, no "
      "coverage): then that is the cause.";
  rule.documentation.disproved_by = "A patch operation that succeeds now.";
  rule.remedy = "stale-scan";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
