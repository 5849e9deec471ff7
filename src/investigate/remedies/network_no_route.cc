// Against a subnet without a route out.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result = route_remediation(
      facts, "The subnet has no route out: route it to a NAT gateway that works, or add interface endpoints.");
  append_nat_route(facts, result.steps, has_default_route(facts));
  append_endpoints(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_no_route() { return {"network.no-route", "Give the subnet a path out", evaluate}; }

}  // namespace patchtriage::remedies
