// Against a patch policy whose baselines the node's role can't read.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const std::string role = role_name(facts);
  const std::string name = role.empty() ? "of profile " + profile_name(facts) : role;
  result.summary = "Let the instance's role read the patch policy's baseline file in S3.";
  result.target = "role " + name;
  result.title = "let role " + name + " read the patch policy's baselines";
  const Json policy = Json::object(
      {{"Version", "2012-10-17"},
       {"Statement", Json::array({Json::object(
                         {{"Effect", "Allow"},
                          {"Action", "s3:GetObject"},
                          {"Resource", "arn:" + partition(facts) + ":s3:::aws-quicksetup-patchpolicy-*"}})})}});
  CommandLine put = aws(facts, "iam", "put-role-policy");
  CommandLine tag = aws(facts, "iam", "tag-role");
  for (CommandLine* command : {&put, &tag}) {
    if (role.empty()) {
      command->input("--role-name", "ROLE");
    } else {
      command->option("--role-name", role);
    }
  }
  put.option("--policy-name", "qs-patch").json("--policy-document", policy);
  RemedyStep grant = fix("Allow the read", put, Changes::iam, "Every instance with the role may read the file.");
  RemedyStep mark = step(Purpose::fix, "Tag the role for the patch policy", Changes::iam);
  mark.command = tag.text() + " --tags \"Key=QSConfigId-$CONFIGURATION,Value=$CONFIGURATION\"";
  mark.inputs.push_back({"CONFIGURATION", "the id of the Quick Setup configuration, in its bucket's name", {}});
  for (RemedyStep* each : {&grant, &mark}) {
    each->affects_others = true;
    if (role.empty()) each->inputs.push_back({"ROLE", "the role in the instance profile", {}});
    result.steps.push_back(std::move(*each));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_patch_policy_s3() {
  return {"identity.patch-policy-s3", "Let the role read the patch policy's baselines", evaluate};
}

}  // namespace patchtriage::remedies
