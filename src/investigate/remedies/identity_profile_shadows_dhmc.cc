// Against a half-permissioned role that keeps Default Host Management away.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "The role may register the node and nothing more, which keeps Default Host Management away: complete "
      "it, or take ssm:UpdateInstanceInformation from it.";
  const std::string role = role_name(facts);
  const std::string name = role.empty() ? "of profile " + profile_name(facts) : role;
  result.target = "role " + name;
  result.title = "attach AmazonSSMManagedInstanceCore to role " + name;
  CommandLine list = aws(facts, "iam", "list-attached-role-policies");
  CommandLine attach = aws(facts, "iam", "attach-role-policy");
  for (CommandLine* command : {&list, &attach}) {
    if (role.empty()) {
      command->input("--role-name", "ROLE");
    } else {
      command->option("--role-name", role);
    }
  }
  attach.option("--policy-arn", "arn:" + partition(facts) + ":iam::aws:policy/AmazonSSMManagedInstanceCore");
  result.steps.push_back(diagnose("See what the role has, and whether a boundary or a Deny takes it away", list));
  RemedyStep change =
      fix("Attach the policy", attach, Changes::iam,
          "Every instance with the role gets the permissions. An explicit Deny, a boundary or a service "
          "control policy stays in force and must be changed where it is.");
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  if (role.empty()) {
    for (RemedyStep& each : result.steps) each.inputs.push_back({"ROLE", "the role in the instance profile", {}});
  }
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_profile_shadows_dhmc() {
  return {"identity.profile-shadows-dhmc", "Complete the role, or let Default Host Management stand in", evaluate};
}

}  // namespace patchtriage::remedies
