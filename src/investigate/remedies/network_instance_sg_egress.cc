// Against the instance's own security group, which lets 443 not out.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::vector<std::string> groups = instance_groups(facts);
  const std::string target =
      groups.size() == 1 ? "security group " + groups.front() : "security groups of " + facts.node.key.instance_id;
  Remediation result = network_remediation(facts, target, "allow 443 out of " + target,
                                           "Allow TCP 443 out of the instance's security group.");
  CommandLine allow = aws(facts, "ec2", "authorize-security-group-egress");
  RemedyStep open = step(RemedyStep::Purpose::fix, "Allow 443 out", RemedyStep::Changes::network);
  append_group(allow, open, "--group-id", {"INSTANCE_GROUP", "a security group of the instance", groups});
  allow.option("--ip-permissions", "IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]");
  set_command(open, allow);
  open.side_effects = "Everything in that group may call out on 443.";
  result.steps.push_back(for_everyone(std::move(open)));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_instance_sg_egress() {
  return {"network.instance-sg-egress", "Let the instance's security group out on 443", evaluate};
}

}  // namespace patchtriage::remedies
