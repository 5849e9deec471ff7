// Against a role that EC2 may not assume.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const std::string role = role_name(facts);
  const std::string name = role.empty() ? "of profile " + profile_name(facts) : role;
  result.summary = "Let ec2.amazonaws.com assume the role of the instance profile.";
  result.target = "role " + name;
  result.title = "let EC2 assume role " + name;
  const Json trust = Json::object(
      {{"Version", "2012-10-17"},
       {"Statement", Json::array({Json::object({{"Effect", "Allow"},
                                                {"Principal", Json::object({{"Service", "ec2.amazonaws.com"}})},
                                                {"Action", "sts:AssumeRole"}})})}});
  CommandLine read = aws(facts, "iam", "get-role");
  CommandLine write = aws(facts, "iam", "update-assume-role-policy");
  for (CommandLine* command : {&read, &write}) {
    if (role.empty()) {
      command->input("--role-name", "ROLE");
    } else {
      command->option("--role-name", role);
    }
  }
  write.json("--policy-document", trust);
  result.steps.push_back(diagnose("Keep the trust policy as it is now", read));
  RemedyStep change = fix("Replace it", write, Changes::iam,
                          "It replaces the whole trust policy: merge what else may assume the role.");
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  if (role.empty()) {
    for (RemedyStep& each : result.steps) each.inputs.push_back({"ROLE", "the role in the instance profile", {}});
  }
  append_verify_heartbeat(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_trust_policy() { return {"identity.trust-policy", "Let EC2 assume the role", evaluate}; }

}  // namespace patchtriage::remedies
