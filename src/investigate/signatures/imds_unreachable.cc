// ssm-reachability/imds-unreachable: the instance metadata service does not answer, or refuses.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature imds_unreachable() {
  return {
      .id = "ssm-reachability/imds-unreachable",
      .documentation =
          {.means = "The instance metadata service doesn't answer the agent or refuses it, so the agent knows neither "
                    "which instance it is on nor gets credentials.",
           .established =
               "Requests to 169.254.169.254 time out, find no route or are answered with 401 or 403; typical "
               "reasons are a disabled service, a hop limit of one in a container, a client that can't do "
               "version 2, and stale routes on a moved Windows image.",
           .is_not = "A 404 for the role's credentials is an answer: it means that no role is attached, which is "
                     "role-missing.",
           .disproved_by = "Reading the instance id from the metadata service on the node with a session token."},
      .patterns =
          {
              specific(R"((?:169\.254\.169\.254|fd00:ec2::254).*(?:timeout|timed out|refused|no route|unreachable|)"
                       R"(exceeded|dial tcp|: EOF|reset|unable to connect|failed|unauthorized|forbidden|)"
                       R"(\b40[13]\b))"),
              specific(R"((?:failed|unable|could not|cannot|timed out|no route|)"
                       R"(unreachable).*(?:169\.254\.169\.254|fd00:ec2::254))"),
              specific(R"(unable to connect to the remote server)", R"(169\.254\.169\.254)"),
              specific(R"(the operation has timed out)", R"(169\.254\.169\.254)"),
              specific(R"(remote server returned an error: \(40[13]\))", R"(169\.254\.169\.254)"),
              specific(R"(EC2MetadataError: [^\n]*\n[^\n]*status code: 40[13])"),
              specific(R"(EC2MetadataError: .*status code: 40[13])"),
              specific(R"((?:metadata service|instance metadata|EC2Metadata\w*).*\b40[13]\b)"),
              specific(R"(EC2MetadataRequest(?:Error)?: failed to (?:get|make))"),
              specific(R"(failed to get IMDSv2 token)"),
              specific(R"(EC2MetadataError: failed to get)"),
              specific(R"(failed to fetch (?:region|instance id)\. data from vault is empty)"),
              specific(R"(IMDS is not (?:reachable|available))"),
              specific(R"((?:instance )?metadata service (?:is )?(?:not (?:reachable|available|accessible)|)"
                       R"(unreachable|unavailable|disabled))"),
              specific(R"(Failed to get instance info from IMDS)"),
              specific(R"(No instance metadata found on ec2 instance)"),
              specific(R"(failed to get instance identity document)"),
              specific(R"((?:unable|failed) to (?:retrieve|get|fetch|contact|)"
                       R"(reach) (?:the )?(?:ec2 )?instance metadata)"),
              specific(R"("HttpEndpoint"\s*:\s*"disabled")"),
              specific(R"(destination host unreachable)", R"(169\.254\.169\.254)"),
              specific(R"(General failure\.)", R"(169\.254\.169\.254)"),
              generic(R"(unable to pull security credentials from instance metadata service)"),
              generic(R"(EC2MetadataError)"),
              generic(R"(failed to (?:find|assume)(?: any)? (?:agent )?identity)"),
              specific(R"(metadata token.*(?:fail|error|\b40[0-9]\b))"),
              specific(R"((?:fail|error|unable|could not).*metadata token)"),
              specific(R"(HTTP Error 40[13])", R"(169\.254\.169\.254)"),
              specific(R"(ec2 ?metadata (?:service )?is not available)"),
              specific(R"(169\.254\.170\.\d+.*(?:timeout|timed out|refused|no route|unreachable|exceeded|reset))"),
              specific(R"(failed to get session token.*\b40\d\b)"),
              specific(R"(falling back to IMDSv1.*\b40[13]\b)"),
          },
      .hints =
          {
              {kMetadataService},
          },
      .noise =
          {
              R"(ProxyError|Cannot connect to proxy)",
              R"(status code: 404)",
              R"(\b404 - Not Found)",
              R"(no_proxy)",
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/role-missing", "ssm-reachability/endpoint-unreachable",
                   "ssm-reachability/credential-expired", "ssm-reachability/not-managed", "baseline/snapshot-denied",
                   "agent/registration-state", "agent/not-running", "os-patch/repo-metadata",
                   "os-patch/repo-unreachable"},
  };
}

}  // namespace patchtriage::signatures
