// Against the security group of the endpoints, which lets the instance not in.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::vector<std::string> groups = endpoint_groups(facts);
  const std::string target =
      groups.size() == 1 ? "security group " + groups.front() : "the endpoints of " + vpc_label(facts);
  Remediation result = network_remediation(
      facts, target, "allow 443 into " + target,
      "Allow TCP 443 from the instance's security group into the group of the interface endpoints.");
  CommandLine allow = aws(facts, "ec2", "authorize-security-group-ingress");
  RemedyStep open = step(RemedyStep::Purpose::fix, "Allow 443 from the instance's group", RemedyStep::Changes::network);
  append_group(allow, open, "--group-id", {"ENDPOINT_GROUP", "the security group of the endpoints", groups});
  allow.option("--protocol", "tcp").option("--port", "443");
  append_group(allow, open, "--source-group",
               {"INSTANCE_GROUP", "a security group of the instance", instance_groups(facts)});
  set_command(open, allow);
  open.side_effects = "Everything in that group reaches the endpoints.";
  result.steps.push_back(for_everyone(std::move(open)));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_endpoint_sg() {
  return {"network.endpoint-sg", "Let the instance into the endpoints' security group", evaluate};
}

}  // namespace patchtriage::remedies
