// The signature is refused: expired credentials or a wrong clock.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"agent.clock-skew"};
  return verdict_of_checks(facts, kCodes, kCodes);
}

}  // namespace

Rule ssm_reachability_credential_expired() {
  Rule rule;
  rule.id = "ssm-reachability/credential-expired";
  rule.slug = "ssm-reachability/credential-expired";
  rule.layer = Layer::network;
  rule.position = 3;
  rule.documentation.means =
      "The node signs its calls with credentials that are no longer valid, or with a clock that is off "
      "by more than AWS accepts. Every call is refused.";
  rule.documentation.established =
      "Records of refused calls with RequestExpired or SignatureDoesNotMatch for the role session of "
      "this instance, or the agent's log.";
  rule.documentation.is_not = "Not missing permissions: a refused signature says nothing about what the role may do.";
  rule.documentation.disproved_by = "An accepted call of this instance's role session, which a heartbeat is.";
  rule.remedy = "agent.clock-skew";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
