// ssm-reachability/endpoint-unreachable: the endpoints of Systems Manager cannot be reached.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature endpoint_unreachable() {
  return {
      .id = "ssm-reachability/endpoint-unreachable",
      .documentation =
          {.means = "The endpoints of Systems Manager (ssm, ssmmessages, ec2messages, also logs and s3 for the agent) "
                    "can't be reached over the network, so commands never arrive and nothing is reported.",
           .established =
               "Connections to an address of one of these endpoints time out, are refused or find no route, in "
               "the agent's log or in a client's message.",
           .is_not = "A name that doesn't resolve is dns-failure, a proxy or certificate in the way is proxy-or-tls, "
                     "the metadata address 169.254.169.254 is imds-unreachable, and the patch payload's bucket is "
                     "os-patch/s3-payload-access.",
           .disproved_by = "A TLS connection from the node to port 443 of each endpoint that succeeds."},
      .patterns =
          {
              specific(
                  R"(https://(?:ssm|ssmmessages|ec2messages|logs|kms|monitoring|)"
                  R"(s3)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws)\S*.*(?:dial tcp|i/o timeout|timed out|connection refused|)"
                  R"(no route to host|unreachable|: EOF|connection reset|request canceled|deadline exceeded|)"
                  R"(wsarecv|connectex))"),
              specific(R"(dial tcp (?:\[[0-9a-f:]+\]|[0-9.]+):443: (?:i/o timeout|connect|connectex|)"
                       R"(operation was canceled))"),
              specific(R"((?:read|connect) timeout on endpoint URL: "?https://(?:ssm|ssmmessages|ec2messages|logs))"),
              specific(R"(could not connect to the endpoint URL: "?https://(?:ssm|ssmmessages|ec2messages|logs))"),
              specific(
                  R"((?:wss|https)://(?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws).*(?:timeout|)"
                  R"(timed out|refused|unreachable|bad handshake))"),
              specific(R"((?:failed to connect|connection timed out|could not connect|unable to connect|)"
                       R"(connection to|trying|connect to).*(?:ssm|ssmmessages|)"
                       R"(ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws).*(?:failed|timed out|timeout|refused|)"
                       R"(unreachable|no route))"),
              specific(R"((?:failed to connect to|unable to connect to|connection timed out.*) (?:ssm|ssmmessages|)"
                       R"(ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(connectivity to (?:ssm|ec2messages|ssmmessages|logs|s3|kms|monitoring) endpoint.*fail)"),
              specific(R"(TcpTestSucceeded *: *False)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(context deadline exceeded)", R"((?:amazonaws\.com|api\.aws)|amazon-ssm|ssm-agent)"),
              specific(R"(Client\.Timeout exceeded)", R"((?:amazonaws\.com|api\.aws)|amazon-ssm|ssm-agent)"),
              generic(R"((?:unable|failed|could not|cannot|can.t|not able) (?:to )?(?:connect|reach|)"
                      R"(communicate).*(?:systems manager|\bssm\b))"),
              generic(R"(RequestError: send request failed)"),
              generic(R"(websocket: bad handshake)", R"(ssm)"),
              generic(R"(failed to dial websocket)", R"(ssm)"),
              generic(R"(SSM Agent is not online)"),
              specific(R"(https?://\S*\bs3[.-]\S*(?:amazonaws\.com|api\.aws)\S*.*(?:dial tcp|i/o timeout|connectex))"),
          },
      .hints =
          {
              {kSsmEndpoint, kNetworkTrouble},
              {kSsmEndpoint},
              {kAgent, kNetworkTrouble},
              {kSystemsManager, kNetworkTrouble},
          },
      .noise =
          {
              R"(EC2RoleProvider)",
              R"(patch-?baseline-?operations)",
              R"((?:amazonaws\.com|api\.aws)\S*/aws-ssm-)",
              R"(169\.254\.(?:169\.254|170\.))",
              R"(fd00:ec2::254)",
              R"(proxyconnect)",
              R"(dial tcp: lookup)",
              R"(x509:)",
              R"(remote error: tls)",
              R"(tls: )",
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
              R"(Successfully opened websocket connection)",
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/node-offline", "ssm-reachability/not-managed", "baseline/snapshot-unavailable",
                   "agent/worker-failure", "os-patch/report-upload-failed", "agent/registration-state"},
  };
}

}  // namespace patchtriage::signatures
