// Against missing credentials: a profile with a role, or Default Host Management.
#include <algorithm>
#include <set>

#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

// Profiles that instances of this scope which answer already use.
std::vector<std::string> profiles(const RuleFacts& facts) {
  std::set<std::string> names;
  for (const Node& node : facts.view.nodes()) {
    const auto& profile = node.instance->iam_instance_profile;
    if (!profile || !profile->arn || node.information == nullptr || node.information->ping_status != "Online") continue;
    names.insert(profile->arn->substr(profile->arn->rfind('/') + 1));
  }
  std::vector<std::string> found(names.begin(), names.end());
  found.resize(std::min<std::size_t>(found.size(), 5));
  return found;
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.summary =
      "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or turn on Default Host "
      "Management for the Region.";
  result.target = "Region " + facts.node.key.region;
  result.title = "give instances in " + facts.node.key.region + " a role for Systems Manager";
  result.steps.push_back(
      diagnose("Confirm that no profile is attached", aws(facts, "ec2", "describe-iam-instance-profile-associations")
                                                          .option("--filters", "Name=instance-id,Values=" + id)));
  CommandLine attach = aws(facts, "ec2", "associate-iam-instance-profile");
  attach.option("--instance-id", id).text();
  RemedyStep own = step(Purpose::fix, "Attach a profile whose role has AmazonSSMManagedInstanceCore", Changes::iam);
  own.command = attach.text() + " --iam-instance-profile \"Name=$PROFILE\"";
  own.inputs.push_back({"PROFILE", "an instance profile whose role has AmazonSSMManagedInstanceCore", profiles(facts)});
  own.side_effects = "Everything on the instance gets the role's permissions. It fails where a profile is attached.";
  result.steps.push_back(std::move(own));
  RemedyStep host =
      fix("Or turn on Default Host Management for the whole Region (agent 3.2.582.0 or newer, IMDSv2)",
          aws(facts, "ssm", "update-service-setting")
              .option("--setting-id",
                      arn(facts, "ssm", "servicesetting/ssm/managed-instance/default-ec2-instance-management-role"))
              .option("--setting-value", "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole"),
          Changes::ssm, "Every instance of the Region without a working profile registers by that role.");
  host.affects_others = true;
  result.steps.push_back(std::move(host));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_no_profile_no_dhmc() {
  return {"identity.no-profile-no-dhmc", "Give the instance a role for Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
