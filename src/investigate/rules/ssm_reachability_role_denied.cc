// The role is there, and a call that the agent needs is refused.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"identity.trust-policy", "identity.role-permissions",
                                                "identity.profile-shadows-dhmc", "network.endpoint-policy"};
  // Short of proof where the simulation is: an organisation's policy, a condition.
  static constexpr std::string_view kLikely[] = {"identity.role-permissions", "network.endpoint-policy"};
  return verdict_of_checks(facts, kCodes, kLikely);
}

}  // namespace

Rule ssm_reachability_role_denied() {
  Rule rule;
  rule.id = "ssm-reachability/role-denied";
  rule.slug = "ssm-reachability/role-denied";
  rule.layer = Layer::identity;
  rule.position = 2;
  rule.documentation.means =
      "The instance has a role, but a call that the agent needs is refused: by the role's policies, its "
      "trust policy, a boundary, a service control policy or the policy of a VPC endpoint. The agent "
      "can't register or can't take commands.";
  rule.documentation.established =
      "IAM's simulation, or the policies themselves, deny ssm:UpdateInstanceInformation or the message "
      "channel for the role; or the role doesn't trust ec2; or the endpoint's policy leaves the call "
      "out.";
  rule.documentation.is_not =
      "Not an instance without a role: that is ssm-reachability/role-missing. Not an endpoint whose "
      "network is closed: that is ssm-reachability/endpoint-unreachable.";
  rule.documentation.disproved_by =
      "A simulation that allows every action the agent needs, or the node online with its channel "
      "connected.";
  rule.remedy = "identity.role-permissions";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
