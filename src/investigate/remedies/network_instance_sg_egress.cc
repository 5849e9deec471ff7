// Against a security group that keeps the instance from calling out.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.summary = "Allow TCP 443 out of the instance's security group.";
  const std::vector<std::string> groups = instance_groups(facts);
  result.target = groups.size() == 1 ? "security group " + groups.front() : "security groups of " + id;
  result.title = "allow 443 out of " + result.target;
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  CommandLine allow = aws(facts, "ec2", "authorize-security-group-egress");
  RemedyStep open = step(Purpose::fix, "Allow 443 out", Changes::network);
  if (groups.size() == 1) {
    allow.option("--group-id", groups.front());
  } else {
    allow.input("--group-id", "INSTANCE_GROUP");
    open.inputs.push_back({"INSTANCE_GROUP", "a security group of the instance", groups});
  }
  allow.option("--ip-permissions", "IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]");
  open.command = allow.text();
  open.side_effects = "Everything in that group may call out on 443.";
  open.affects_others = true;
  result.steps.push_back(std::move(open));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_instance_sg_egress() {
  return {"network.instance-sg-egress", "Let the instance's security group out on 443", evaluate};
}

}  // namespace patchtriage::remedies
