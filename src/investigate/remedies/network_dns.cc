// Against endpoints whose names don't resolve to them.
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
  result.summary = "Turn on DNS support and DNS host names of the VPC, and private DNS of the endpoints.";
  const std::string vpc = facts.assessment.context.vpc_id.value_or("its VPC");
  result.target = vpc;
  result.title = "turn on private DNS for the endpoints of " + vpc;
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  for (const char* attribute : {"--enable-dns-support", "--enable-dns-hostnames"}) {
    RemedyStep turn_on = fix("Turn on the VPC's " + std::string(attribute + 9),
                             aws(facts, "ec2", "modify-vpc-attribute")
                                 .option("--vpc-id", vpc)
                                 .json(attribute, Json::object({{"Value", true}})),
                             Changes::network, "Names inside the VPC resolve anew.");
    turn_on.affects_others = true;
    result.steps.push_back(std::move(turn_on));
  }
  append_endpoint_change(facts, result.steps, "Turn on private DNS of the endpoint", "--private-dns-enabled",
                         "The service's name resolves to the endpoint for the whole VPC.");
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_dns() { return {"network.dns", "Let the endpoints' names resolve", evaluate}; }

}  // namespace patchtriage::remedies
