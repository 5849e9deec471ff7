// The last install was never delivered, and the node answers now.
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (is_sole_finding(assessment) || !is_reachable(assessment)) return DoesNotHold{};
  const PatchRun* run = last_install(assessment);
  if (run == nullptr) return cannot_tell_or_not(attempt_gaps(assessment, run));
  if (ending_of(*run) != Ending::not_delivered || was_off_at(facts, *run)) return DoesNotHold{};
  Holds holds;
  holds.evidence = run->evidence;
  holds.summary = "the last install was never delivered, although the node answers now";
  holds.confidence = Confidence::low;
  holds.mechanism = "delivery";
  return holds;
}

}  // namespace

Rule ssm_reachability_node_offline_at_delivery() {
  Rule rule;
  rule.id = "ssm-reachability/node-offline-at-delivery";
  rule.slug = "ssm-reachability/node-offline";
  rule.layer = Layer::failure;
  rule.position = 3;
  rule.documentation.means =
      "The last install was sent and never taken by the node, which answers now. It was off, its agent "
      "was down or its message channel was closed at that time, and nothing on record says which.";
  rule.documentation.established =
      "Run Command's record of the newest install: DeliveryTimedOut or Undeliverable, and a heartbeat "
      "since.";
  rule.documentation.is_not =
      "Not a node that is silent now, and not one that was stopped when the window opened "
      "(targeting/instance-stopped).";
  rule.documentation.disproved_by =
      "A record of what the node was doing at that time, or a later install that was delivered.";
  rule.remedy = "delivery";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
