// Against a proxy or a missing trust in certificates.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "repair proxy or trust on {}";
  result.summary =
      "Give the agent working proxy settings (with 169.254.169.254 in no_proxy) and the roots to trust, and "
      "restart it.";
  result.steps.push_back(check_connection(facts));
  result.steps.push_back(step(
      RemedyStep::Purpose::fix,
      is_windows(facts)
          ? "On the node: set http_proxy, https_proxy and no_proxy=169.254.169.254 in the Environment value of "
            "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\AmazonSSMAgent, install the CA of an inspecting proxy and "
            "Amazon's roots, enable TLS 1.2, then Restart-Service AmazonSSMAgent"
          : "On the node: set https_proxy and no_proxy=169.254.169.254 in an override of the agent's systemd unit "
            "(sudo systemctl edit amazon-ssm-agent), install the CA of an inspecting proxy and Amazon's roots, then "
            "sudo systemctl restart amazon-ssm-agent",
      RemedyStep::Changes::instance));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_proxy_or_tls() {
  return {"agent.proxy-or-tls", "Repair the proxy settings or the trust in certificates", evaluate};
}

}  // namespace patchtriage::remedies
