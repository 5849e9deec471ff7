// Against endpoints whose security group keeps the instance out.
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
  result.summary = "Allow TCP 443 from the instance's security group into the group of the interface endpoints.";
  const std::vector<std::string> groups = endpoint_groups(facts);
  result.target = groups.size() == 1 ? "security group " + groups.front()
                                     : "endpoints of " + facts.assessment.context.vpc_id.value_or("its VPC");
  result.title = "allow 443 into " + result.target;
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  CommandLine allow = aws(facts, "ec2", "authorize-security-group-ingress");
  RemedyStep open = step(Purpose::fix, "Allow 443 from the instance's group", Changes::network);
  if (groups.size() == 1) {
    allow.option("--group-id", groups.front());
  } else {
    allow.input("--group-id", "ENDPOINT_GROUP");
    open.inputs.push_back({"ENDPOINT_GROUP", "the security group of the endpoints", groups});
  }
  allow.option("--protocol", "tcp").option("--port", "443");
  const std::vector<std::string> own = instance_groups(facts);
  if (own.size() == 1) {
    allow.option("--source-group", own.front());
  } else {
    allow.input("--source-group", "INSTANCE_GROUP");
    open.inputs.push_back({"INSTANCE_GROUP", "a security group of the instance", own});
  }
  open.command = allow.text();
  open.side_effects = "Everything in that group reaches the endpoints.";
  open.affects_others = true;
  result.steps.push_back(std::move(open));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_endpoint_sg() {
  return {"network.endpoint-sg", "Let the instance into the endpoints' security group", evaluate};
}

}  // namespace patchtriage::remedies
