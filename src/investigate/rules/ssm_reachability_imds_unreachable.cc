// The instance metadata service is switched off.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"identity.imds-disabled", "identity.imdsv2-old-agent"};
  return verdict_of_checks(facts, kCodes);
}

}  // namespace

Rule ssm_reachability_imds_unreachable() {
  Rule rule;
  rule.id = "ssm-reachability/imds-unreachable";
  rule.slug = "ssm-reachability/imds-unreachable";
  rule.layer = Layer::identity;
  rule.position = 0;
  rule.documentation.means =
      "The agent gets its identity and credentials from the instance metadata service, which is "
      "switched off or out of its reach. It can't register or renew its credentials.";
  rule.documentation.established = "EC2 shows the metadata endpoint of the instance disabled.";
  rule.documentation.is_not =
      "Not a missing role: the metadata service works there and has nothing to hand out. A hop limit of "
      "1 hinders containers only and is no proof.";
  rule.documentation.disproved_by = "MetadataOptions.HttpEndpoint enabled, or the node online.";
  rule.remedy = "identity.imds-disabled";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
