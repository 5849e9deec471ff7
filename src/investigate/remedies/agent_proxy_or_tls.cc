// Against a proxy or a missing trust in certificates.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary =
      "Give the agent working proxy settings (with 169.254.169.254 in no_proxy) and the roots to trust, and "
      "restart it.";
  result.title = "repair proxy or trust on " + id;
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  result.steps.push_back(
      step(Purpose::fix,
           "On the node: set the agent's proxy environment with no_proxy=169.254.169.254, install the "
           "CA bundle of an inspecting proxy and Amazon's roots, enable TLS 1.2, restart the agent",
           Changes::instance));
  append_verify_heartbeat(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_proxy_or_tls() {
  return {"agent.proxy-or-tls", "Repair the proxy settings or the trust in certificates", evaluate};
}

}  // namespace patchtriage::remedies
