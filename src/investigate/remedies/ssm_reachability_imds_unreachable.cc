// Against a metadata service that the node's own output says it can't reach.
#include "investigate/agent_steps.h"
#include "investigate/metadata_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  const auto& options = facts.node.instance->metadata_options;
  // Off by EC2's record: turning it on is all.
  if (options && options->http_endpoint == "disabled") return find("identity.imds-disabled")->evaluate(facts, cause);
  Remediation result;
  result.change = "make the metadata service reachable on {}";
  result.summary =
      "The metadata service is on and the node doesn't reach it: repair its routes to 169.254.169.254, the proxy's "
      "exceptions or the host's firewall; for containers, the hop limit.";
  result.steps.push_back(see_metadata_options(facts));
  append_by_hand(
      facts, result.steps,
      "ip route get 169.254.169.254; put 169.254.169.254 into no_proxy of the agent; look for a firewall rule "
      "or another interface that takes the address",
      "Import-Module EC2Launch (v1: C:\\ProgramData\\Amazon\\EC2-Windows\\Launch\\Module\\Ec2Launch.psm1); "
      "Add-Routes, which repairs the route to 169.254.169.254; then Restart-Service AmazonSSMAgent");
  result.steps.push_back(
      fix("Where the agent runs in a container, allow a second hop",
          modify_metadata_options(facts).option("--http-put-response-hop-limit", "2"), RemedyStep::Changes::instance,
          "Every container on the host reaches the metadata service, and by it the instance's role."));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy ssm_reachability_imds_unreachable() {
  return {"ssm-reachability/imds-unreachable", "Let the node reach its metadata service", evaluate};
}

}  // namespace patchtriage::remedies
