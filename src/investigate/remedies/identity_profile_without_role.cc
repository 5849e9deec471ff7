// Against an instance profile that holds no role.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const std::string profile = profile_name(facts);
  result.summary =
      "Put a role that may use Systems Manager into the profile; where the profile was made anew under its "
      "old name, attach it again.";
  result.target = "instance profile " + profile;
  result.title = "put a role into instance profile " + profile;
  result.steps.push_back(
      diagnose("See what the profile holds",
               aws(facts, "iam", "get-instance-profile").option("--instance-profile-name", profile)));
  CommandLine add = aws(facts, "iam", "add-role-to-instance-profile");
  add.option("--instance-profile-name", profile).input("--role-name", "ROLE");
  RemedyStep put = fix("Put the role into it", add, Changes::iam, "Every instance with this profile gets the role.");
  put.inputs.push_back({"ROLE", "a role with AmazonSSMManagedInstanceCore that ec2.amazonaws.com may assume", {}});
  put.affects_others = true;
  result.steps.push_back(std::move(put));
  RemedyStep again =
      step(Purpose::fix, "Or, where the profile is another one of the same name, attach it again", Changes::iam);
  again.command = aws(facts, "ec2", "replace-iam-instance-profile-association")
                      .input("--association-id", "PROFILE_ASSOCIATION")
                      .option("--iam-instance-profile", "Name=" + profile)
                      .text();
  again.inputs.push_back(
      {"PROFILE_ASSOCIATION", "the AssociationId that aws ec2 describe-iam-instance-profile-associations shows", {}});
  result.steps.push_back(std::move(again));
  append_verify_heartbeat(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_profile_without_role() {
  return {"identity.profile-without-role", "Put a role into the instance profile", evaluate};
}

}  // namespace patchtriage::remedies
