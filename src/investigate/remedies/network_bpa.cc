// Against VPC Block Public Access in the way.
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
  result.summary = "VPC Block Public Access closes the path: add interface endpoints, or exclude the subnet.";
  const std::string vpc = facts.assessment.context.vpc_id.value_or("its VPC");
  result.target = vpc;
  result.title = "give " + vpc + " a path that VPC Block Public Access leaves open";
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  append_endpoints(facts, result.steps);
  RemedyStep exclude = fix("Or exclude the subnet, for egress alone",
                           aws(facts, "ec2", "create-vpc-block-public-access-exclusion")
                               .option("--subnet-id", facts.assessment.context.subnet_id.value_or(""))
                               .option("--internet-gateway-exclusion-mode", "allow-egress"),
                           Changes::network, "Everything in the subnet may call out through the internet gateway.");
  exclude.affects_others = true;
  result.steps.push_back(std::move(exclude));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_bpa() {
  return {"network.bpa", "Exclude the subnet from VPC Block Public Access, or add endpoints", evaluate};
}

}  // namespace patchtriage::remedies
