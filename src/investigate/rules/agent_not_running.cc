// Every prerequisite is proven and the node is silent: by elimination, the agent.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.manageability.state == ManageabilityState::unknown) {
    return cannot_tell_or_not(manageability_gaps(assessment));
  }
  if (!is_unreachable(assessment) || has_definite_check(assessment)) return DoesNotHold{};
  std::vector<Evidence> unread = check_gaps(assessment);
  if (!unread.empty()) return CannotTell{std::move(unread)};
  static constexpr std::string_view kCodes[] = {"agent.not-installed-or-stopped"};
  const Check* eliminated = blocked_check(assessment, kCodes);
  if (eliminated == nullptr) return DoesNotHold{};
  Holds holds;
  holds.evidence = assessment.manageability.evidence;
  holds.evidence.push_back(Trail::derived(eliminated->summary, eliminated->evidence));
  holds.summary = assessment.manageability.state == ManageabilityState::lost
                      ? "the SSM Agent stopped answering, and nothing on AWS's side prevents it"
                      : "the SSM Agent never registered, and nothing on AWS's side prevents it";
  holds.confidence = Confidence::medium;
  holds.mechanism = eliminated->code;
  return holds;
}

}  // namespace

Rule agent_not_running() {
  Rule rule;
  rule.id = "agent/not-running";
  rule.slug = "agent/not-running";
  rule.layer = Layer::agent;
  rule.position = 2;
  rule.documentation.means =
      "Everything on AWS's side that the agent needs is in place, and the node never registered or "
      "stopped pinging: the agent isn't installed, isn't running or hangs. Nothing can scan or patch "
      "the node.";
  rule.documentation.established =
      "By elimination: the instance runs and passes its status checks, the metadata service is on, the "
      "role is there and may call Systems Manager, and the path to the endpoints is open, each from a "
      "record; and there is no heartbeat.";
  rule.documentation.is_not =
      "Not a node with a prerequisite that fails (the other ssm-reachability causes) or can't be proven "
      "(ssm-reachability/node-offline at low confidence).";
  rule.documentation.disproved_by =
      "A heartbeat, a Run Command success after the last ping, or a prerequisite found failing.";
  rule.remedy = "agent.not-installed-or-stopped";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
