// ssm-reachability/role-missing: no instance profile is attached and no default host management role is set up.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature role_missing() {
  return {
      .id = "ssm-reachability/role-missing",
      .documentation =
          {.means = "The node has no identity that Systems Manager would accept: no instance profile is attached, and "
                    "no default host management role is set up for the account and Region.",
           .established =
               "The agent reports that no instance role was found (the metadata service answers 404), or that "
               "the account has no instance management role configured.",
           .is_not = "A role that is there and whose call is refused is role-denied; a metadata service that doesn't "
                     "answer at all is imds-unreachable.",
           .disproved_by = "An instance profile with a role on the instance at the time of the message."},
      .patterns =
          {
              specific(R"(no EC2 instance role found)"),
              specific(R"(instance management role is not configured)"),
              specific(R"(no valid providers in chain)"),
              specific(R"((?:iam/security-credentials|iam/info)\S*.*\b404\b)"),
              specific(R"((?:no|without an?) (?:iam )?instance profile)"),
              specific(R"("IamInstanceProfile"\s*:\s*(?:null|\{\s*\}|""))"),
              specific(R"(no (?:iam )?role (?:is )?attached)"),
              specific(R"(instance profile \S+ (?:cannot be found|does not contain|has no role))"),
              specific(R"(EC2RoleProvider.*EC2RoleRequestError)"),
              generic(R"(EC2RoleRequestError)"),
              generic(R"(unable to locate credentials)"),
              generic(R"(NoCredentialsError)"),
              generic(R"(NoCredentialProviders)"),
              specific(R"(check if this instance was started with an? (?:IAM )?instance profile)"),
              generic(R"(missing credentials)"),
              specific(R"("IamInstanceProfileAssociations" *: *\[ *\])"),
              specific(R"(\b404\b)", R"(iam/security-credentials)"),
          },
      .hints =
          {
              {R"(instance profile|\biam role|security-credentials|instance role)"},
              {kAgent, R"(credential)"},
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .explains = {"ssm-reachability/not-managed", "ssm-reachability/node-offline"},
  };
}

}  // namespace patchtriage::signatures
