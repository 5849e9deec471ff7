// Against a subnet without any path to Systems Manager.
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
  result.summary =
      "Add interface endpoints for ssm and ssmmessages to the VPC, or give the subnet a route to the internet.";
  const std::string vpc = facts.assessment.context.vpc_id.value_or("its VPC");
  result.target = vpc;
  result.title = "add interface endpoints ssm, ssmmessages to " + vpc;
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  append_endpoints(facts, result.steps);
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_no_endpoints() {
  return {"network.no-endpoints", "Add interface endpoints for Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
