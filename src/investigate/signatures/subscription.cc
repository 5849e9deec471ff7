// os-patch/subscription: an entitlement, RHUI certificate or SLES registration is broken.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature subscription() {
  return {
      .id = "os-patch/subscription",
      .documentation =
          {.means = "The system's entitlement doesn't hold: not registered, an expired client certificate, a RHUI or "
                    "SUSE registration that is refused.",
           .established =
               "subscription-manager's, RHUI's, SUSEConnect's and cloud-regionsrv's own errors, refused client "
               "certificates, or no enabled repository on an unregistered system.",
           .is_not = "The note that a system isn't registered, alone, comes from a plugin and says nothing on EC2, "
                     "where updates come through RHUI.",
           .disproved_by = "The vendor's repositories listed and fetched on the node with its present registration."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"((?:40[13] +(?:Unauthorized|Forbidden).*|Err:\d+ https://)enterprise\.proxmox)"),
              specific(R"(Unable to (?:register modules|obtain product information from server))"),
              specific(R"(enterprise\.proxmox\S+.*\b40[13]\b)"),
              specific(R"(There are no enabled repo)",
                       R"(not registered|subscription|susecloud|SUSEConnect|SUSE|rhui|consumer identity)"),
              specific(R"(no enabled repositories)",
                       R"(not registered|subscription|susecloud|SUSEConnect|SUSE|rhui|consumer identity)"),
              specific(R"(No repositories defined)",
                       R"(not registered|subscription|susecloud|SUSEConnect|SUSE|rhui|consumer identity)"),
              specific(R"(SSL peer rejected your certificate)"),
              specific(R"(sslv3 alert certificate expired)"),
              specific(R"(alert certificate (?:expired|unknown|revoked))"),
              specific(R"((?:rhui|rhsm|entitlement|cdn\.redhat\.com|subscription)\S*.*(?:\b40[13]\b|forbidden|)"
                       R"(unauthorized|certificate.*(?:expired|revoked|invalid)|expired))"),
              specific(R"((?:\b40[13]\b|forbidden|unauthorized|curl#5[89]|curl error \(5[89]\)).*(?:rhui|)"
                       R"(cdn\.redhat\.com|entitlement))"),
              specific(R"((?:problem with|local|client) .*(?:SSL )?client certificate)"),
              specific(R"(unable to (?:set|load|use) (?:client|private) (?:certificate|key).*entitlement)"),
              specific(R"(curl#58 )"),
              specific(R"(curl error \(58\))"),
              specific(R"(entitlement (?:certificate|server).*(?:expired|invalid|error|not found|revoked))"),
              specific(R"(Not all credentials files are eq)"),
              specific(R"((?:SUSEConnect|SCCcredentials|registercloudguest|cloud-?reg\w*).*(?:fail|error|invalid|)"
                       R"(unauthori[sz]ed|not |unable|denied|expired|\b40[13]\b))"),
              specific(R"(susecloud.*(?:unauthorized|\b401\b|\b403\b|expired|refused|failed))"),
              specific(R"(system (?:is )?(?:not|un)[ -]?registered.*(?:SCC|SUSE|registration))"),
              specific(R"(Invalid system credentials)"),
              specific(R"(Registration (?:server|code).*(?:error|fail|invalid|refused|expired))"),
              specific(R"(no products? (?:is|are) registered)"),
              specific(R"(Please (?:re-?)?register)"),
              specific(R"(consumer (?:\S+ )?(?:has been deleted|no longer exists|profile .*deleted))"),
              specific(R"(Unit \S+ has been deleted)"),
              specific(R"(410.*consumer)"),
              specific(R"(subscription (?:has |is )?(?:expired|invalid|not attached|has not been))"),
              specific(R"(No (?:valid )?subscriptions? (?:attached|available|pools))"),
              specific(R"(overall status: (?:invalid|unknown|insufficient))"),
              specific(R"(subscription-manager\b.*(?:error|HTTP error|failed))"),
              specific(R"(HTTP error \(4\d\d)"),
              specific(R"(rhsm\.\S+Exception)"),
              specific(R"(Network error, unable to connect to server\. Please see /var/log/rhsm)"),
              specific(R"(Unable to find available subscriptions)"),
              specific(R"(requires a subscription)"),
              specific(R"(Ubuntu Pro.*(?:not attached|expired))"),
              specific(R"(Organization \S+ does not exist)", R"(subscription-manager|rhsm|activation-?key)"),
              specific(R"(Expired token\. See \S*ubuntu\.com)"),
              specific(R"(esm\.ubuntu\.com.*40[13])"),
              specific(R"(Pro (?:client|token).*(?:expired|invalid))"),
              specific(R"(ULN.*(?:not registered|expired))"),
              specific(R"(Failed to (?:connect|register).*(?:uln|rhn))"),
              specific(R"(Permission to access \S*(?:susecloud|updates\.suse\.com)\S* denied)"),
              generic(R"(Permission to access .* denied)", R"(SUSEConnect|susecloud|suse\.com|registercloudguest)"),
              specific(R"(\bSCC returned .*\b40[0-9]\b)"),
              specific(R"((?:SCC|SMT|RMT|registration server).*(?:access denied|unauthorized|\b40[13]\b))"),
              specific(R"(no repositories available through subscriptions)"),
              specific(R"((?:could not|unable to|failed to) parse .*susecloud)"),
              specific(R"(system is not (?:yet )?registered)", R"(subscription-manager register|subscription-manager)"),
              specific(R"(not yet registered)"),
              specific(R"(registercloudguest)", R"(Result: False|not ok|exit(?:ed)? (?:code|status) [1-9])"),
              specific(R"(No repositories defined)", R"(cloudregister|registercloudguest)"),
              specific(R"((?:region|SMT|RMT|registration) server.*(?:unreachable|not respond|not reach))"),
              specific(R"(but is not receiving updates)"),
          },
      .hints =
          {
              {R"(subscription|entitle|\bRHUI\b|rhui|\bSCC\b|SUSEConnect|susecloud|registercloudguest|)"
               R"(cloudregister|\bRHSM\b|rhsm|Ubuntu Pro|\bULN\b|consumer identity|licen[cs]e)"},
          },
      .noise =
          {
              R"(^(?:.*[:\]] )?Updating Subscription Management)",
              R"(use subscription-manager to register)",
              R"(patch-baseline)",
              R"(s3[.-])",
              R"(amazonaws)",
              R"(amazon[/\\-]ssm)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/repo-metadata", "os-patch/repo-unreachable", "os-patch/gpg",
                   "os-patch/dependency-conflict"},
  };
}

}  // namespace patchtriage::signatures
