// Against a NAT gateway that doesn't work.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result =
      route_remediation(facts,
                        "The NAT gateway of the route is gone or not available: route it to a NAT gateway that "
                        "works, or add interface endpoints.");
  append_nat_route(facts, result.steps, true);
  append_endpoints(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_nat_down() { return {"network.nat-down", "Give the subnet a path out", evaluate}; }

}  // namespace patchtriage::remedies
