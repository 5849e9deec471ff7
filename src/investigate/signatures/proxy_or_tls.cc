// ssm-reachability/proxy-or-tls: a proxy or broken TLS trust stands between the agent and Systems Manager.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature proxy_or_tls() {
  return {
      .id = "ssm-reachability/proxy-or-tls",
      .documentation =
          {.means = "The agent reaches something, but not Systems Manager: a proxy refuses or mangles the connection, "
                    "or the certificate that is presented isn't trusted, often by an inspecting proxy.",
           .established =
               "Messages of the proxy handshake (proxyconnect, 407) or of certificate verification (x509, TLS "
               "handshake) on the agent's calls.",
           .is_not = "A package manager's own TLS trouble belongs to os-patch, and a certificate that is merely "
                     "expired by a wrong clock goes with credential-expired.",
           .disproved_by =
               "The same call from the node without the proxy, or with the proxy's authority in the trust store, "
               "that succeeds."},
      .patterns =
          {
              specific(R"(proxyconnect tcp)"),
              specific(R"(169\.254\.169\.254.*(?:ProxyError|Cannot connect to proxy))"),
              specific(R"(failed to connect to http proxy)"),
              specific(R"(ParseProxySettings, invalid URL)"),
              specific(R"(x509: )", R"(ssm|amazonaws\.com)"),
              specific(R"(tls: (?:first record|failed to verify|handshake|bad certificate|unknown certificate|)"
                       R"(server selected unsupported))",
                       R"(ssm|amazonaws\.com)"),
              specific(R"(remote error: tls)", R"(ssm|amazonaws\.com)"),
              specific(R"(TLS handshake timeout)", R"(ssm|amazonaws\.com)"),
              specific(R"(server gave HTTP response to HTTPS client)", R"(ssm|amazonaws\.com)"),
              specific(R"(SSL validation failed for https://\S*(?:amazonaws\.com|api\.aws))"),
              specific(
                  R"(CERTIFICATE_VERIFY_FAILED.*(?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(
                  R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws).*(?:CERTIFICATE_VERIFY_FAILED)"
                  R"(|SSLError|certificate verify failed))"),
              specific(R"(failed to connect to proxy URL)"),
              specific(R"(ProxyConnectionError)"),
              specific(R"(proxy authentication required)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)|amazon-ssm-agent)"),
              specific(R"(Received HTTP code 40[37] from proxy)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)|amazon-ssm-agent)"),
              specific(R"(CONNECT tunnel failed)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)|amazon-ssm-agent)"),
              specific(R"(could not (?:create SSL/TLS secure channel|establish trust relationship))",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(unable to get local issuer certificate)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)|amazon-ssm-agent)"),
              specific(R"(self[- ]signed certificate)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)|amazon-ssm-agent)"),
              specific(R"(hostname '\S*' doesn.t match '\S*(?:amazonaws\.com|api\.aws))"),
              generic(R"(x509: )"),
              specific(R"(WebException with status (?:SecureChannelFailure|TrustFailure|ProxyNameResolutionFailure))"),
          },
      .hints =
          {
              {kSsmEndpoint, kTlsTrouble},
              {kAgent, kTlsTrouble},
              {kSystemsManager, kTlsTrouble},
          },
      .noise =
          {
              R"(repomd)",
              R"(snapcraft\.io)",
              R"(\[errno)",
              R"(curl#)",
              R"(mirror)",
              R"(^\s*(?:err|ign):)",
              R"(/dists/)",
              R"(windowsupdate)",
              R"(wsus)",
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .explains = {"ssm-reachability/endpoint-unreachable", "ssm-reachability/dns-failure",
                   "ssm-reachability/node-offline", "ssm-reachability/not-managed", "ssm-reachability/role-missing",
                   "agent/registration-state"},
  };
}

}  // namespace patchtriage::signatures
