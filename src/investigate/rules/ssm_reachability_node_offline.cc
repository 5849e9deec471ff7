// The heartbeat is lost and EC2 finds the machine impaired.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"state.impaired"};
  if (is_reachable(facts.assessment)) return DoesNotHold{};
  return verdict_of_checks(facts, kCodes);
}

}  // namespace

Rule ssm_reachability_node_offline() {
  Rule rule;
  rule.id = "ssm-reachability/node-offline";
  rule.slug = "ssm-reachability/node-offline";
  rule.layer = Layer::instance;
  rule.position = 1;
  rule.documentation.means =
      "The node stopped answering and EC2 finds the machine itself impaired: its operating system or "
      "its host does not respond, so the agent can't either.";
  rule.documentation.established =
      "The heartbeat is lost (or never came) and the instance or the system status check is impaired.";
  rule.documentation.is_not =
      "Not a stopped instance, and not a healthy instance whose agent is silent: that is "
      "agent/not-running where every prerequisite is proven.";
  rule.documentation.disproved_by = "Both status checks passing, or a heartbeat.";
  rule.remedy = "state.impaired";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
