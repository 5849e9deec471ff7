// Against an organisation's policy that refuses what the agent needs.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string& account = facts.node.key.account;
  Remediation result;
  result.summary =
      "A service control policy refuses what the agent needs, and nothing in the account can allow it: change it in "
      "the "
      "organisation's management account.";
  result.target = "service control policies of account " + account;
  result.title = "let the " + result.target + " pass Systems Manager";
  result.steps.push_back(
      diagnose("In the management account, see which policies apply (to its organisational units, too)",
               aws(facts, "organizations", "list-policies-for-target")
                   .option("--target-id", account)
                   .option("--filter", "SERVICE_CONTROL_POLICY")));
  RemedyStep read =
      diagnose("Read them", aws(facts, "organizations", "describe-policy").input("--policy-id", "POLICY_ID"));
  const RemedyInput policy{"POLICY_ID", "the policy that refuses ssm or ssmmessages, as listed before", {}};
  read.inputs.push_back(policy);
  result.steps.push_back(std::move(read));
  RemedyStep change = for_everyone(
      fix("Take the refusal out of it, or add what is missing where it lists what is allowed",
          aws(facts, "organizations", "update-policy").input("--policy-id", "POLICY_ID").input("--content", "DOCUMENT"),
          RemedyStep::Changes::iam, "It holds for every account under the policy's targets."));
  change.inputs = {policy, {"DOCUMENT", "the changed policy, as JSON or file://…", {}}};
  result.steps.push_back(std::move(change));
  append_verify_permissions(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_service_control_policy() {
  return {"identity.service-control-policy", "Let the organisation's policy pass Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
