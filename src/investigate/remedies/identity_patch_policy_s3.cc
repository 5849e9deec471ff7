// Against a patch policy whose baselines the node's role can't read.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Let the instance's role read the patch policy's baseline file in S3.";
  result.target = role_label(facts);
  result.title = "let " + result.target + " read the patch policy's baselines";
  const Json policy = Json::object(
      {{"Version", "2012-10-17"},
       {"Statement", Json::array({Json::object(
                         {{"Effect", "Allow"},
                          {"Action", "s3:GetObject"},
                          {"Resource", "arn:" + partition(facts) + ":s3:::aws-quicksetup-patchpolicy-*"}})})}});
  append_see_policies(facts, result.steps);
  CommandLine put = role_command(facts, "put-role-policy");
  put.option("--policy-name", "qs-patch").json("--policy-document", policy);
  result.steps.push_back(
      on_role(facts, fix("Allow the read", put, Changes::iam, "Every instance with the role may read the file.")));
  CommandLine tag = role_command(facts, "tag-role");
  tag.json_with_inputs(
      "--tags", Json::array({Json::object({{"Key", "QSConfigId-{{CONFIGURATION}}"}, {"Value", "{{CONFIGURATION}}"}})}));
  RemedyStep mark = on_role(facts, fix("Tag the role for the patch policy", tag, Changes::iam));
  mark.inputs.push_back({"CONFIGURATION", "the id of the Quick Setup configuration, in its bucket's name", {}});
  result.steps.push_back(std::move(mark));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_patch_policy_s3() {
  return {"identity.patch-policy-s3", "Let the role read the patch policy's baselines", evaluate};
}

}  // namespace patchtriage::remedies
