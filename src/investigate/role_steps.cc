#include "investigate/role_steps.h"

#include <array>

#include "assess/identity/role_permissions.h"
#include "fleet/records/iam_roles.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

// What the agent can't do without, of all that AmazonSSMManagedInstanceCore allows.
constexpr std::array kNeeded = {
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenDataChannel",
    "ssm:GetDeployablePatchSnapshotForInstance",
    "ssm:PutInventory",
};

const iam::Role* role_record(const RuleFacts& facts) {
  const std::string name = role_name(facts);
  return name.empty() ? nullptr : facts.view.list_global<iam::Role>(name).only();
}

std::string role_arn(const RuleFacts& facts) {
  if (const iam::Role* role = role_record(facts); role != nullptr && role->arn) return *role->arn;
  for (const iam::InstanceProfile& profile : facts.view.list_global<iam::InstanceProfile>(profile_name(facts)).rows()) {
    if (!profile.roles.empty()) return profile.roles.front().arn.value_or("");
  }
  return "";
}

}  // namespace

std::string role_label(const RuleFacts& facts) {
  const std::string role = role_name(facts);
  if (!role.empty()) return "role " + role;
  const std::string profile = profile_name(facts);
  return profile.empty() ? "the role of " + facts.node.key.instance_id : "the role of profile " + profile;
}

CommandLine role_command(const RuleFacts& facts, std::string_view operation) {
  CommandLine command = aws(facts, "iam", operation);
  const std::string role = role_name(facts);
  return role.empty() ? command.input("--role-name", "ROLE") : command.option("--role-name", role);
}

RemedyStep on_role(const RuleFacts& facts, RemedyStep step) {
  if (role_name(facts).empty()) step.inputs.push_back({"ROLE", "the role that the instance uses", {}});
  if (step.purpose == RemedyStep::Purpose::fix) step.affects_others = true;
  return step;
}

void append_see_policies(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string profile = profile_name(facts);
  if (role_name(facts).empty() && !profile.empty()) {
    steps.push_back(diagnose("See which role the profile holds",
                             aws(facts, "iam", "get-instance-profile").option("--instance-profile-name", profile)));
  }
  steps.push_back(
      on_role(facts, diagnose("See which policies the role has", role_command(facts, "list-attached-role-policies"))));
}

void append_attach_core(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  CommandLine attach = role_command(facts, "attach-role-policy");
  attach.option("--policy-arn", "arn:" + partition(facts) + ":iam::aws:policy/AmazonSSMManagedInstanceCore");
  steps.push_back(on_role(facts, fix("Attach AmazonSSMManagedInstanceCore", attach, Changes::iam,
                                     "Everything that runs with the role gets the permissions; a boundary, a Deny or a "
                                     "service control policy stays in force.")));
}

Refusal refusal_of(const RuleFacts& facts) {
  const iam::Role* listed = role_record(facts);
  const RoleName role{role_name(facts), role_arn(facts), boundary_arn(facts), listed != nullptr};
  Refusal refusal = Refusal::nothing_allows;
  for (const char* action : kNeeded) {
    const ActionVerdict verdict =
        action_verdict(facts.view, role, action, arn(facts, "ec2", "instance/" + facts.node.key.instance_id));
    if (verdict.kind != ActionVerdict::Kind::denied) continue;
    switch (verdict.refused_by) {
      case RefusedBy::boundary:
        return Refusal::boundary;
      case RefusedBy::organization:
        return Refusal::organization;
      case RefusedBy::statement:
        refusal = Refusal::statement;
        break;
      case RefusedBy::nothing:
        break;
    }
  }
  return refusal;
}

void append_verify_permissions(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string role = role_arn(facts);
  if (role.empty()) return;
  steps.push_back(verify("See that IAM allows the role what the agent needs",
                         aws(facts, "iam", "simulate-principal-policy")
                             .option("--policy-source-arn", role)
                             .options("--action-names", {kNeeded.begin(), kNeeded.end()})));
}

std::string boundary_arn(const RuleFacts& facts) {
  const iam::Role* role = role_record(facts);
  if (role == nullptr || !role->permissions_boundary) return "";
  return role->permissions_boundary->permissions_boundary_arn.value_or("");
}

std::vector<std::string> attached_policies(const RuleFacts& facts) {
  std::vector<std::string> arns;
  const std::string role = role_name(facts);
  if (role.empty()) return arns;
  for (const iam::AttachedPolicy& policy : facts.view.list_global<iam::AttachedPolicy>(role).rows()) {
    if (policy.policy_arn) arns.push_back(*policy.policy_arn);
  }
  return arns;
}

}  // namespace patchtriage::remedies
