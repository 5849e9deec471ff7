// ssm-reachability/dns-failure: the name of a Systems Manager endpoint doesn't resolve.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature dns_failure() {
  return {
      .id = "ssm-reachability/dns-failure",
      .documentation =
          {.means = "The name of a Systems Manager endpoint doesn't resolve on the node, so the agent can neither "
                    "report nor fetch commands.",
           .established =
               "The agent or a client prints a failed look-up of an amazonaws.com name: no such host, a time-out "
               "of the name server, or the resolver's own error.",
           .is_not = "A look-up that works followed by a connection that times out is endpoint-unreachable; a package "
                     "repository's name that doesn't resolve is os-patch/repo-unreachable.",
           .disproved_by = "Resolving the same name on the node at the time of the failure."},
      .patterns =
          {
              specific(R"(dial tcp: lookup \S*(?:amazonaws\.com|api\.aws))"),
              specific(R"(lookup \S*(?:amazonaws\.com|api\.aws)\S*.*(?:no such host|getaddrinfo|server misbehaving|)"
                       R"(i/o timeout|temporary failure))"),
              specific(R"((?:could not resolve|couldn't resolve|cannot resolve|can't resolve|unable to resolve|)"
                       R"(failed to resolve|can't find|not resolve|getaddrinfo|name or service not known|)"
                       R"(name resolution|not known|NXDOMAIN|SERVFAIL).*(?:ssm|ssmmessages|)"
                       R"(ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(
                  R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws).*(?:could not be resolved|)"
                  R"(couldn't be resolved|can't be found|not be resolved|name or service not known|)"
                  R"(name resolution|nodename nor servname|no such host|NXDOMAIN|SERVFAIL|getaddrinfo failed|)"
                  R"(NameResolutionError|failed to resolve))"),
              specific(R"(remote name could not be resolved: '(?:ssm|ssmmessages|)"
                       R"(ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(;; connection timed out; no servers could be reached)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(DNS name does not exist)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"(DNS_ERROR_RCODE_NAME_ERROR)",
                       R"((?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))"),
              specific(R"((?:ssm|ssmmessages|ec2messages)\S*(?:amazonaws\.com|api\.aws)\S* not found: \d)"),
              specific(R"(Inaccessible host: .?(?:ssm|ssmmessages|ec2messages))"),
          },
      .hints =
          {
              {kSsmEndpoint, kNameTrouble},
              {kAgent, kNameTrouble},
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/endpoint-unreachable", "ssm-reachability/node-offline",
                   "ssm-reachability/not-managed", "baseline/snapshot-unavailable", "os-patch/s3-payload-access",
                   "ssm-reachability/role-missing", "agent/registration-state"},
  };
}

}  // namespace patchtriage::signatures
