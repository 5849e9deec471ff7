// Against a registration with the vendor that doesn't hold.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "register {} with the vendor again",
          .summary = "Register the system again, or update its RHUI or SUSE registration client, then install again.",
          .look =
              {"See the registration",
               facts.assessment.context.operating_system == "SUSE"
                   ? "SUSEConnect --status-text; rpm -qa | grep -E \"cloud-regionsrv|SUSEConnect\"; zypper repos --uri"
                   : "command -v subscription-manager >/dev/null && subscription-manager status; rpm -qa | grep -i "
                     "rhui; ls -l /etc/pki/rhui /etc/pki/entitlement",
               ""},
          .fixes =
              {
                  {.title = "Update the registration client, and register again",
                   .linux_script = facts.assessment.context.operating_system == "SUSE"
                                       ? "registercloudguest --force-new"
                                       : "if rpm -qa | grep -qi rhui; then yum update -y --disablerepo='*' "
                                         "--enablerepo='rhui-client-config*' '*rhui-client*'; else "
                                         "subscription-manager refresh; fi",
                   .windows_script = "",
                   .side_effects = "An instance without the vendor's billing code needs a subscription of its own."},
              },
      });
}

}  // namespace

Remedy os_patch_subscription() {
  return {"os-patch/subscription", "Register the system with its vendor again", evaluate, true};
}

}  // namespace patchtriage::remedies
