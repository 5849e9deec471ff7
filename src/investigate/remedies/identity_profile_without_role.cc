// Against an instance profile without a role, or one that was made anew.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

// The attachment of the profile to this instance; empty where it wasn't read.
std::string attachment_of(const RuleFacts& facts) {
  for (const ec2::IamInstanceProfileAssociation& row : facts.view.list<ec2::IamInstanceProfileAssociation>().rows()) {
    if (row.instance_id == facts.node.key.instance_id && row.state == "associated") return row.association_id;
  }
  return "";
}

void append_attach_again(const RuleFacts& facts, const std::string& profile, std::vector<RemedyStep>& steps) {
  const std::string attachment = attachment_of(facts);
  CommandLine replace = aws(facts, "ec2", "replace-iam-instance-profile-association");
  if (attachment.empty()) {
    replace.input("--association-id", "PROFILE_ASSOCIATION");
  } else {
    replace.option("--association-id", attachment);
  }
  RemedyStep again = fix("Or, where the profile is another one of the same name, attach it again",
                         replace.option("--iam-instance-profile", "Name=" + profile), Changes::iam);
  if (attachment.empty()) {
    again.inputs.push_back(
        {"PROFILE_ASSOCIATION", "the AssociationId that aws ec2 describe-iam-instance-profile-associations shows", {}});
  }
  steps.push_back(std::move(again));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string profile = profile_name(facts);
  Remediation result;
  result.summary =
      "Put a role that may use Systems Manager into the profile; where the profile was made anew under its "
      "old name, attach it again.";
  CommandLine see = aws(facts, "iam", "get-instance-profile");
  CommandLine add = aws(facts, "iam", "add-role-to-instance-profile");
  if (profile.empty()) {
    result.change = "put a role into the instance profile of {}";
    see.input("--instance-profile-name", "PROFILE");
    add.input("--instance-profile-name", "PROFILE");
  } else {
    result.target = "instance profile " + profile;
    result.title = "put a role into " + result.target;
    see.option("--instance-profile-name", profile);
    add.option("--instance-profile-name", profile);
  }
  RemedyStep look = diagnose("See what the profile holds", see);
  RemedyStep put = for_everyone(fix("Put the role into it", add.input("--role-name", "ROLE"), Changes::iam,
                                    "Every instance with this profile gets the role."));
  put.inputs.push_back({"ROLE", "a role with AmazonSSMManagedInstanceCore that ec2.amazonaws.com may assume", {}});
  for (RemedyStep* each : {&look, &put}) {
    if (profile.empty()) each->inputs.push_back({"PROFILE", "the instance profile that is attached", {}});
  }
  result.steps.push_back(std::move(look));
  result.steps.push_back(std::move(put));
  if (!profile.empty()) append_attach_again(facts, profile, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_profile_without_role() {
  return {"identity.profile-without-role", "Put a role into the instance profile", evaluate};
}

}  // namespace patchtriage::remedies
