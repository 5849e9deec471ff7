// Against a statement that denies a role what its other policies allow.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "A statement of the role's policies denies what the agent needs, and a Deny wins over every Allow: take it out "
      "or "
      "narrow it.";
  result.target = role_label(facts);
  result.title = "take the Deny of Systems Manager out of the policies of " + result.target;
  append_see_policies(facts, result.steps);
  result.steps.push_back(
      on_role(facts, diagnose("See its inline policies", role_command(facts, "list-role-policies"))));
  RemedyStep change =
      for_everyone(fix("Write the policy again without the Deny, or with one that leaves ssm and "
                       "ssmmessages out (an inline policy: aws iam put-role-policy)",
                       aws(facts, "iam", "create-policy-version")
                           .input("--policy-arn", "POLICY_ARN")
                           .input("--policy-document", "DOCUMENT")
                           .flag("--set-as-default"),
                       RemedyStep::Changes::iam,
                       "It holds for everything that the policy is attached to. Somebody wrote the Deny "
                       "on purpose: ask first."));
  change.inputs = {{"POLICY_ARN", "the attached policy with the Deny", attached_policies(facts)},
                   {"DOCUMENT", "the policy without it, as JSON or file://…", {}}};
  result.steps.push_back(std::move(change));
  append_verify_permissions(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_explicit_deny() {
  return {"identity.explicit-deny", "Take the Deny out of the role's policies", evaluate};
}

}  // namespace patchtriage::remedies
