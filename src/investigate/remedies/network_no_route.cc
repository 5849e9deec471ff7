// Against a subnet whose route out is missing.
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
  result.summary = "The subnet has no route out: route it to a NAT gateway that works, or add interface endpoints.";
  const std::string table = route_table(facts);
  result.target = table.empty() ? facts.assessment.context.subnet_id.value_or(id) : table;
  result.title = "route " + result.target + " to a NAT gateway, or add endpoints";
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  append_nat_route(facts, result.steps, false);
  append_endpoints(facts, result.steps);
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_no_route() { return {"network.no-route", "Give the subnet a path out", evaluate}; }

}  // namespace patchtriage::remedies
