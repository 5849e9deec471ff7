// Against a role that EC2 may not assume.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Let ec2.amazonaws.com assume the role of the instance profile.";
  result.target = role_label(facts);
  result.title = "let EC2 assume " + result.target;
  const Json trust = Json::object(
      {{"Version", "2012-10-17"},
       {"Statement", Json::array({Json::object({{"Effect", "Allow"},
                                                {"Principal", Json::object({{"Service", "ec2.amazonaws.com"}})},
                                                {"Action", "sts:AssumeRole"}})})}});
  result.steps.push_back(
      on_role(facts, diagnose("Keep the trust policy as it is now", role_command(facts, "get-role"))));
  CommandLine write = role_command(facts, "update-assume-role-policy");
  result.steps.push_back(
      on_role(facts, fix("Replace it", write.json("--policy-document", trust), RemedyStep::Changes::iam,
                         "It replaces the whole trust policy: merge what else may assume the role.")));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_trust_policy() { return {"identity.trust-policy", "Let EC2 assume the role", evaluate}; }

}  // namespace patchtriage::remedies
