// Against names of endpoints that don't resolve in the VPC.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

void append_vpc_attribute(const RuleFacts& facts, std::string_view attribute, std::vector<RemedyStep>& steps) {
  const auto& vpc = facts.assessment.context.vpc_id;
  CommandLine command = aws(facts, "ec2", "modify-vpc-attribute");
  if (vpc) {
    command.option("--vpc-id", *vpc);
  } else {
    command.input("--vpc-id", "VPC");
  }
  command.json(attribute, Json::object({{"Value", true}}));
  RemedyStep turn_on =
      for_everyone(fix("Turn on the VPC's " + std::string(attribute.substr(std::string_view("--enable-").size())),
                       command, RemedyStep::Changes::network, "Names inside the VPC resolve anew."));
  if (!vpc) turn_on.inputs.push_back({"VPC", "the VPC of the instance", {}});
  steps.push_back(std::move(turn_on));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string vpc = vpc_label(facts);
  Remediation result =
      network_remediation(facts, vpc, "turn on private DNS for the endpoints of " + vpc,
                          "Turn on DNS support and DNS host names of the VPC, and private DNS of the endpoints; a name "
                          "server of your own forwards AWS's domain to the VPC's.");
  append_vpc_attribute(facts, "--enable-dns-support", result.steps);
  append_vpc_attribute(facts, "--enable-dns-hostnames", result.steps);
  append_endpoint_change(facts, result.steps, "Turn on private DNS of the endpoint", "--private-dns-enabled",
                         "The service's name resolves to the endpoint for the whole VPC.");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_dns() { return {"network.dns", "Let the endpoints' names resolve", evaluate}; }

}  // namespace patchtriage::remedies
