// No instance profile with a role, and no default host management.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"identity.no-profile-no-dhmc", "identity.profile-without-role"};
  return verdict_of_checks(facts, kCodes);
}

}  // namespace

Rule ssm_reachability_role_missing() {
  Rule rule;
  rule.id = "ssm-reachability/role-missing";
  rule.slug = "ssm-reachability/role-missing";
  rule.layer = Layer::identity;
  rule.position = 1;
  rule.documentation.means =
      "The instance has no credentials that the agent could call Systems Manager with: no instance "
      "profile, or one without a role, and no Default Host Management role in the Region. The agent "
      "can't register, so nothing reaches it.";
  rule.documentation.established =
      "EC2 shows no instance profile and the Region's service setting names no Default Host Management "
      "role; or IAM shows the profile without a role, or no such profile.";
  rule.documentation.is_not = "Not a role that is there and refused: that is ssm-reachability/role-denied.";
  rule.documentation.disproved_by =
      "A role in the instance's profile, or a Default Host Management role in the Region's service "
      "setting.";
  rule.remedy = "identity.no-profile-no-dhmc";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
