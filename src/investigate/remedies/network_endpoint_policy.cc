// Against an endpoint policy that leaves the role out.
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
  result.summary = "Reset the endpoint's policy to full access, or add the instance's role to it.";
  const std::string vpc = facts.assessment.context.vpc_id.value_or("its VPC");
  result.target = vpc;
  result.title = "let the policies of the Systems Manager endpoints of " + vpc + " pass the role";
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  append_endpoint_change(facts, result.steps, "Give the endpoint its default policy again, or add the role to it",
                         "--reset-policy", "It replaces the endpoint's policy for everything that uses it.");
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_endpoint_policy() {
  return {"network.endpoint-policy", "Let the endpoint's policy pass the role", evaluate};
}

}  // namespace patchtriage::remedies
