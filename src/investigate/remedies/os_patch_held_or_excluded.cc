// Against a hold on the node: versionlock, apt-mark hold, exclude, zypper lock.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "lift the package holds on {}",
          .summary = "Lift the hold on the node, or reject the patch in the baseline so that it counts no more.",
          .look = {"See what is held",
                   for_package_manager(
                       facts, {.dnf = "dnf versionlock list; grep -rn \"^exclude\" /etc/dnf/dnf.conf /etc/yum.repos.d",
                               .yum = "yum versionlock list; grep -rn \"^exclude\" /etc/yum.conf /etc/yum.repos.d",
                               .apt = "apt-mark showhold; grep -rn Pin /etc/apt/preferences.d",
                               .zypper = "zypper locks"}),
                   ""},
          .fixes =
              {
                  {.title = "Lift the hold",
                   .linux_script = for_package_manager(facts, {.dnf = "dnf versionlock delete {{PACKAGE}}",
                                                               .yum = "yum versionlock delete {{PACKAGE}}",
                                                               .apt = "apt-mark unhold {{PACKAGE}}",
                                                               .zypper = "zypper removelock {{PACKAGE}}"}),
                   .windows_script = "",
                   .side_effects = "Somebody held the package on purpose: ask first. The next install updates it.",
                   .inputs = {package_input(facts)}},
              },
      });
}

}  // namespace

Remedy os_patch_held_or_excluded() {
  return {"os-patch/held-or-excluded", "Lift the hold, or accept it in the baseline", evaluate, true};
}

}  // namespace patchtriage::remedies
