// Interface endpoints are the only path, and their names do not resolve.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"network.dns"};
  return verdict_of_checks(facts, kCodes, kCodes);
}

}  // namespace

Rule ssm_reachability_dns_failure() {
  Rule rule;
  rule.id = "ssm-reachability/dns-failure";
  rule.slug = "ssm-reachability/dns-failure";
  rule.layer = Layer::network;
  rule.position = 0;
  rule.documentation.means =
      "Interface endpoints are the instance's only path to Systems Manager, and their names don't "
      "resolve to them: private DNS of the endpoints, or DNS support or host names of the VPC, is off. "
      "The agent resolves the public name and finds no way there.";
  rule.documentation.established =
      "The endpoints exist and are available, the VPC has no other path, and PrivateDnsEnabled, "
      "enableDnsSupport or enableDnsHostnames is false.";
  rule.documentation.is_not =
      "Not a missing endpoint or a closed network: that is ssm-reachability/endpoint-unreachable.";
  rule.documentation.disproved_by = "Private DNS and the VPC's DNS attributes on, or the node online.";
  rule.remedy = "network.dns";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
