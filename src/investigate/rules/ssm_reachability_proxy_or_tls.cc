// A proxy or the trust in certificates stands in the way.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"agent.tls"};
  return verdict_of_checks(facts, kCodes, kCodes);
}

}  // namespace

Rule ssm_reachability_proxy_or_tls() {
  Rule rule;
  rule.id = "ssm-reachability/proxy-or-tls";
  rule.slug = "ssm-reachability/proxy-or-tls";
  rule.layer = Layer::network;
  rule.position = 2;
  rule.documentation.means =
      "The agent's calls leave the instance and fail on the way: a proxy doesn't let them through, or "
      "the node doesn't trust the certificate that it is shown. The agent can't register or renew its "
      "session.";
  rule.documentation.established =
      "Records only hint at it (an operating system that doesn't speak TLS 1.2); the agent's log shows "
      "it.";
  rule.documentation.is_not =
      "Not a missing path: that is ssm-reachability/endpoint-unreachable, which the network's records "
      "prove.";
  rule.documentation.disproved_by = "A heartbeat, or an agent log without proxy or certificate errors.";
  rule.remedy = "agent.proxy-or-tls";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
