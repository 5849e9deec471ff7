// Against an endpoint policy that refuses the role.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string vpc = vpc_label(facts);
  Remediation result =
      network_remediation(facts, vpc, "let the policies of the Systems Manager endpoints of " + vpc + " pass the role",
                          "Reset the endpoint's policy to full access, or add the instance's role to it.");
  append_endpoint_change(facts, result.steps, "Give the endpoint its default policy again, or add the role to it",
                         "--reset-policy", "It replaces the endpoint's policy for everything that uses it.");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_endpoint_policy() {
  return {"network.endpoint-policy", "Let the endpoint's policy pass the role", evaluate};
}

}  // namespace patchtriage::remedies
