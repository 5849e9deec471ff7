// The heartbeat is lost and no prerequisite can be proven either way.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.manageability.state == ManageabilityState::unknown) {
    return cannot_tell_or_not(manageability_gaps(assessment));
  }
  if (assessment.manageability.state != ManageabilityState::lost || has_definite_check(assessment)) {
    return DoesNotHold{};
  }
  std::vector<Evidence> unread = check_gaps(assessment);
  if (!unread.empty()) return CannotTell{std::move(unread)};
  Holds holds;
  holds.evidence = assessment.manageability.evidence;
  for (const Check& check : assessment.manageability.checks) {
    if (check.outcome == Check::Outcome::unknown) {
      holds.evidence.push_back(Trail::derived("not excluded: " + check.summary, check.evidence));
    }
  }
  holds.summary =
      "the node stopped answering, and the records can't tell whether its path, its name resolution or its "
      "agent is at fault";
  holds.confidence = Confidence::low;
  holds.mechanism = "agent.not-installed-or-stopped";
  return holds;
}

}  // namespace

Rule ssm_reachability_node_offline_unproven() {
  Rule rule;
  rule.id = "ssm-reachability/node-offline-unproven";
  rule.slug = "ssm-reachability/node-offline";
  rule.layer = Layer::agent;
  rule.position = 3;
  rule.documentation.means =
      "The node was managed and lost its heartbeat, and the records can neither prove a failing "
      "prerequisite nor that all of them hold: its path leaves the VPC through something that can't be "
      "seen from here, or a resolver of its own decides.";
  rule.documentation.established =
      "The heartbeat is lost, nothing is proven to block, and at least one check stays open although "
      "every record was read.";
  rule.documentation.is_not =
      "Not a gap in the reading: a permission that is missing makes the answer inconclusive instead.";
  rule.documentation.disproved_by = "A heartbeat, or proof for one of the open checks.";
  rule.remedy = "agent.not-installed-or-stopped";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
