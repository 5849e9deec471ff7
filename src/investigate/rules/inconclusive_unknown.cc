// Nothing that was read decides.
#include "investigate/attempts.h"
#include "investigate/due_installs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  Holds holds;
  holds.evidence = assessment.compliance.evidence;
  holds.confidence = Confidence::low;
  if (assessment.manageability.state == ManageabilityState::unknown &&
      assessment.manageability.mechanism == "starting") {
    holds.evidence = assessment.manageability.evidence;
    holds.summary = "the instance started less than half an hour ago and may still register";
  } else if (const auto& undecided = assessment.patching.undecided; !undecided.empty()) {
    holds.evidence.insert(holds.evidence.end(), undecided.begin(), undecided.end());
    holds.summary = undecided.front().claim + ", and what was read doesn't tell whether that patches it";
  } else if (is_left_by_install(assessment)) {
    holds.summary = "the last install succeeded and left " + counted_patches(*assessment.compliance.counts->missing) +
                    " missing, as the next one would";
  } else if (const PatchRun* run = last_called_off_install(assessment)) {
    holds.evidence.insert(holds.evidence.begin(), run->evidence.begin(), run->evidence.end());
    holds.summary =
        "the last install was called off before it was carried out: " + run->status_details.value_or(run->status);
  } else if (assessment.compliance.verdict == ComplianceVerdict::inconclusive && assessment.compliance.counts &&
             !assessment.compliance.reason.empty()) {
    holds.summary = assessment.compliance.reason;
  } else {
    holds.summary = "what was read fits several causes, or none";
  }
  return holds;
}

}  // namespace

Rule inconclusive_unknown() {
  Rule rule;
  rule.id = "inconclusive/unknown";
  rule.slug = "inconclusive/unknown";
  rule.layer = Layer::inconclusive;
  rule.position = 1;
  rule.documentation.means =
      "The records fit several causes or none. The honest answer is to say so and to look at the node.";
  rule.documentation.established = "No other rule holds, and none is held up by something unread.";
  rule.documentation.is_not = "Not a missing permission: that is inconclusive/insufficient-access and names it.";
  rule.documentation.disproved_by = "Any of the other causes proven.";
  rule.remedy = "look-at-node";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
