// The agent's registration is lost or stale.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"agent.registration-lost", "hybrid.activation-expired"};
  return verdict_of_checks(facts, kCodes);
}

}  // namespace

Rule agent_registration_state() {
  Rule rule;
  rule.id = "agent/registration-state";
  rule.slug = "agent/registration-state";
  rule.layer = Layer::agent;
  rule.position = 1;
  rule.documentation.means =
      "The agent's local registration is lost or belongs to another machine (a cloned image, a removed "
      "state directory, an expired activation), so Systems Manager refuses it.";
  rule.documentation.established =
      "The activation's expiry for nodes that were registered through one; for others the agent's log.";
  rule.documentation.is_not = "Not a stopped agent: that one says nothing at all.";
  rule.documentation.disproved_by = "A heartbeat under this node's id.";
  rule.remedy = "agent.registration-lost";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
