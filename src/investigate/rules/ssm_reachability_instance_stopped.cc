// EC2 says that the instance is stopped.
#include "fleet/records/ec2_instances.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const ec2::Instance& instance = *facts.node.instance;
  if (!instance.state || !instance.state->name) return DoesNotHold{};
  const std::string& state = *instance.state->name;
  if (state != "stopped" && state != "stopping") {
    return DoesNotHold{{facts.view.trail().cite(instance, instance.state->name, "the instance is not stopped")}};
  }
  Holds holds;
  holds.evidence.push_back(facts.view.trail().cite(instance, instance.state->name, "the instance is " + state));
  if (instance.state_transition_reason && !instance.state_transition_reason->empty()) {
    holds.evidence.push_back(
        facts.view.trail().cite(instance, &ec2::Instance::state_transition_reason, "how it came to that state"));
  }
  holds.summary = "the instance is " + state + ": nothing can scan or patch it";
  holds.mechanism = "state.stopped";
  return holds;
}

}  // namespace

Rule ssm_reachability_instance_stopped() {
  Rule rule;
  rule.id = "ssm-reachability/instance-stopped";
  rule.slug = "ssm-reachability/instance-stopped";
  rule.layer = Layer::instance;
  rule.position = 0;
  rule.documentation.means =
      "The instance is stopped or stopping. Nothing can scan or patch it until it runs, and its "
      "compliance record only gets older.";
  rule.documentation.established =
      "EC2 lists the instance in the state stopped or stopping. That record alone proves it.";
  rule.documentation.is_not =
      "Not an instance that runs now and was off when patching was due: that is "
      "targeting/instance-stopped. Not a failed status check: that is ssm-reachability/node-offline.";
  rule.documentation.disproved_by = "The instance in the state running.";
  rule.remedy = "state.stopped";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
