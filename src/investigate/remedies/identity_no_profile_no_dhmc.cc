// Against missing credentials: a profile with a role, or Default Host Management.
#include "investigate/profile_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or turn on Default Host "
      "Management for the Region.";
  result.target = "Region " + facts.node.key.region;
  result.title = "give instances in " + facts.node.key.region + " a role for Systems Manager";
  result.steps.push_back(
      diagnose("Confirm that no profile is attached",
               aws(facts, "ec2", "describe-iam-instance-profile-associations")
                   .instance_values("--filters", "Name=instance-id,Values=", facts.node.key.instance_id)));
  append_attach_profile(facts, result.steps, "Attach a profile whose role has AmazonSSMManagedInstanceCore");
  result.steps.push_back(runbook(
      facts, Purpose::fix, "Or let a runbook make the role and attach it", "AWS-SetupManagedInstance", Changes::iam,
      "It makes the role SSMRoleForManagedInstance in the account.", {{"RoleName", "SSMRoleForManagedInstance"}}));
  result.steps.push_back(for_everyone(
      fix("Or turn on Default Host Management for the whole Region (agent 3.2.582.0 or newer, IMDSv2)",
          aws(facts, "ssm", "update-service-setting")
              .option("--setting-id",
                      arn(facts, "ssm", "servicesetting/ssm/managed-instance/default-ec2-instance-management-role"))
              .option("--setting-value", "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole"),
          Changes::ssm, "Every instance of the Region without a working profile registers by that role.")));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_no_profile_no_dhmc() {
  return {"identity.no-profile-no-dhmc", "Give the instance a role for Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
