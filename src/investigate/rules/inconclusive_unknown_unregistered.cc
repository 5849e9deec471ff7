// Never registered, and no prerequisite can be proven either way.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.manageability.state == ManageabilityState::unknown) {
    return cannot_tell_or_not(manageability_gaps(assessment));
  }
  if (assessment.manageability.state != ManageabilityState::unmanaged || has_definite_check(assessment)) {
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
      "Systems Manager never heard of the instance, and the records can't tell which prerequisite is missing";
  holds.confidence = Confidence::low;
  return holds;
}

}  // namespace

Rule inconclusive_unknown_unregistered() {
  Rule rule;
  rule.id = "inconclusive/unknown-unregistered";
  rule.slug = "inconclusive/unknown";
  rule.layer = Layer::agent;
  rule.position = 4;
  rule.documentation.means =
      "Systems Manager has never heard of the instance, and the records can't prove why: at least one "
      "prerequisite stays open although everything was read, such as a path that leaves the VPC through "
      "a transit gateway.";
  rule.documentation.established =
      "A complete listing of managed nodes without the instance, more than half an hour after its "
      "launch, and no check that is proven to block.";
  rule.documentation.is_not =
      "Not an instance whose prerequisites are all proven: that is agent/not-running. Not a node that "
      "was managed once: its lost heartbeat is ssm-reachability/node-offline.";
  rule.documentation.disproved_by =
      "The instance in the listing of managed nodes, or proof for one of the open checks.";
  rule.remedy = "look-at-node";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
