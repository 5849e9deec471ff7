// The newest record shows the node compliant: there is nothing to explain.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const Compliance& compliance = assessment.compliance;
  if (is_unreachable(assessment) || assessment.manageability.state == ManageabilityState::stopped) return DoesNotHold{};
  if (compliance.status == ComplianceStatus::unknown) return cannot_tell_or_not(compliance_gaps(assessment));
  if (compliance.status == ComplianceStatus::non_compliant) return DoesNotHold{};
  if (!is_reachable(assessment)) return cannot_tell_or_not(manageability_gaps(assessment));
  if (compliance.verdict == ComplianceVerdict::inconclusive) return cannot_tell_or_not(gaps_among(compliance.evidence));
  if (compliance.verdict == ComplianceVerdict::stale) return DoesNotHold{};
  return Holds{compliance.evidence, compliance.verdict == ComplianceVerdict::changed
                                        ? "the newer record shows the node compliant"
                                        : "the node is compliant"};
}

}  // namespace

Rule none_compliant_now() {
  Rule rule;
  rule.id = "none/compliant-now";
  rule.slug = "none/compliant-now";
  rule.layer = Layer::compliant;
  rule.position = 0;
  rule.documentation.means =
      "The node's newest record shows every approved patch installed: nothing is wrong now. An earlier "
      "listing may still have said otherwise.";
  rule.documentation.established =
      "The node answers, its patch state counts no missing, failed, rejected or waiting patch, and the "
      "record is recent; where two readings differ, the newer one counts.";
  rule.documentation.is_not =
      "Not a node whose record is compliant but old, and not one that stopped answering since: those "
      "keep the cause of their silence.";
  rule.documentation.disproved_by = "A newer patch state with a missing, failed, rejected or waiting patch.";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
