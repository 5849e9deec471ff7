// Against VPC Block Public Access, which closes the internet path.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// Egress alone is excluded; endpoints need no exclusion.
void append_exclusion(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  CommandLine command = aws(facts, "ec2", "create-vpc-block-public-access-exclusion");
  const auto& subnet = facts.assessment.context.subnet_id;
  if (subnet) {
    command.option("--subnet-id", *subnet);
  } else {
    command.input("--subnet-id", "SUBNET");
  }
  command.option("--internet-gateway-exclusion-mode", "allow-egress");
  RemedyStep exclude =
      for_everyone(fix("Or exclude the subnet, for egress alone", command, RemedyStep::Changes::network,
                       "Everything in the subnet may call out through the internet gateway."));
  if (!subnet) exclude.inputs.push_back({"SUBNET", "the subnet of the instance", {}});
  steps.push_back(std::move(exclude));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string vpc = vpc_label(facts);
  Remediation result =
      network_remediation(facts, vpc, "give " + vpc + " a path that VPC Block Public Access leaves open",
                          "VPC Block Public Access closes the path: add interface endpoints, or exclude the subnet.");
  append_endpoints(facts, result.steps);
  append_exclusion(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_bpa() {
  return {"network.bpa", "Exclude the subnet from VPC Block Public Access, or add endpoints", evaluate};
}

}  // namespace patchtriage::remedies
