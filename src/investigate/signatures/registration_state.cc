// agent/registration-state: the stored registration is stale or can't be read.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature registration_state() {
  return {
      .id = "agent/registration-state",
      .documentation =
          {.means = "What the agent has stored about its registration doesn't fit this machine any more, or can't be "
                    "read: a cloned image, changed hardware, a deleted activation, or a vault without access.",
           .established =
               "The fingerprint doesn't match, the registration is unknown to the service, or the vault and its "
               "keys can't be read or written.",
           .is_not = "The message that no RegistrationKey exists is normal on EC2, where the agent doesn't register "
                     "with an activation.",
           .disproved_by = "A cleared state directory with the same message on the next start."},
      .patterns =
          {
              specific(R"(SSM[/\\]+InstanceData[/\\]+registration\W.*(?:denied|not permitted))"),
              specific(R"(MachineFingerprintDoesNotMatch)"),
              specific(R"(fingerprint.*(?:does not match|mismatch|not match))"),
              specific(R"(calculated hardware difference)"),
              specific(R"(agent's core manager can't be nil)"),
              specific(R"(Not existing InstanceId)"),
              specific(R"(ActivationNotFound)"),
              specific(R"(InvalidActivation)"),
              specific(R"(activation (?:code )?(?:\S+ )?(?:has |is )?(?:expired|invalid|not found))"),
              generic(R"(error registering the instance)"),
              generic(R"(registration failed due to)"),
              specific(R"(unable to save registration information)"),
              specific(R"(failed to (?:create|load|unmarshal|store|set permission|read|open).*vault)"),
              specific(R"(vault.*(?:permission denied|access is denied|corrupt|unmarshal|not readable))"),
              specific(R"(could not read InstanceFingerprint)"),
              specific(R"(error (?:generating|fetching|saving|persisting|while fetching|)"
                       R"(while saving).*(?:fingerprint|registration))"),
              specific(R"(needs to be re-registered)"),
              specific(R"(failed to get machine fingerprint)"),
              specific(R"(try running as sudo/administrator)"),
              specific(R"(instance has been (?:de-?registered|terminated).*ssm)"),
              specific(R"(RequestManagedInstanceRoleToken: AccessDeniedException: Authentication failed)"),
              generic(R"(RequestManagedInstanceRoleToken)"),
              generic(R"(error while loading server info)"),
              generic(R"(failed to update public key)"),
              specific(R"(failed to (?:unmarshal|parse|decode) (?:instance|server|registration) info)"),
              specific(R"((?:server|instance|registration) info.*(?:invalid character|unexpected end of JSON))"),
              specific(R"(ActivationExpired)"),
          },
      .hints =
          {
              {kAgent, R"(regist(?:er|ration)|vault|fingerprint|activation)"},
              {kSystemsManager, R"(activation|fingerprint)"},
              {R"(activation (?:id|code))"},
          },
      .noise =
          {
              R"(RegistrationKey does not exist)",
              R"(instance management role is not configured)",
              R"(dial tcp)",
              R"(i/o timeout)",
          },
      .cleared_by =
          {
              R"(Successfully registered the instance)",
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .explains = {"ssm-reachability/not-managed", "ssm-reachability/node-offline", "agent/not-running"},
  };
}

}  // namespace patchtriage::signatures
