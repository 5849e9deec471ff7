// Against a subnet without a path to Systems Manager: neither endpoints nor a route.
#include "base/text.h"
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string vpc = vpc_label(facts);
  const std::vector<std::string> missing = missing_endpoints(facts);
  // Those that there are may belong to other subnets' zones or be closed: AWS's check tells.
  const std::string what =
      missing.empty() ? "a path to the interface endpoints" : "interface endpoints " + join(missing, ", ");
  Remediation result =
      network_remediation(facts, vpc, "add " + what + " to " + vpc,
                          "Add interface endpoints for Systems Manager to the VPC, or give the subnet a route to the "
                          "internet.");
  append_endpoints(facts, result.steps);
  if (!has_default_route(facts)) append_nat_route(facts, result.steps, false);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_no_endpoints() {
  return {"network.no-endpoints", "Add interface endpoints for Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
