// Against a transaction that broke off.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "complete the broken package transaction on {}",
          .summary = "Complete the transaction that was interrupted, then install again.",
          .look = {"See what is half done",
                   for_package_manager(facts, {.dnf = "dnf history list --reverse | tail -5; dnf check --duplicates",
                                               .yum = "yum history list | head -8; package-cleanup --problems",
                                               .apt = "dpkg --audit",
                                               .zypper = "zypper --non-interactive verify --dry-run"}),
                   ""},
          .fixes =
              {
                  {.title = "Complete the broken transaction",
                   .linux_script = for_package_manager(
                       facts,
                       {.dnf = "dnf remove --duplicates -y; dnf distro-sync -y",
                        .yum = "yum-complete-transaction --cleanup-only; package-cleanup --cleandupes -y",
                        .apt = "dpkg --configure -a && DEBIAN_FRONTEND=noninteractive apt-get --fix-broken install -y",
                        .zypper = "zypper --non-interactive verify"}),
                   .windows_script = "",
                   .side_effects = "Packages are installed or removed to make the set whole again."},
              },
      });
}

}  // namespace

Remedy os_patch_package_manager_interrupted() {
  return {"os-patch/package-manager-interrupted", "Complete the broken transaction", evaluate, true};
}

}  // namespace patchtriage::remedies
