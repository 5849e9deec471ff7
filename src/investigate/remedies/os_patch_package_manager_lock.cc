// Against a package manager that another process holds.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "keep other updaters off the patch run on {}",
          .summary = "Let the other package manager run finish, and keep the automatic updater off the patch window, "
                     "then install again.",
          .look = {"See what holds the lock",
                   "ps aux | grep -E \"[y]um|[d]nf|[a]pt|[d]pkg|[z]ypper|[u]nattended|[p]ackagekit\"; systemctl "
                   "list-timers --all | grep -E \"apt-daily|dnf|unattended|packagekit\"",
                   ""},
          .fixes =
              {
                  {.title = "Stop the automatic updater, so that Patch Manager alone updates the node",
                   .linux_script = for_package_manager(
                       facts, {.dnf = "systemctl disable --now dnf-automatic.timer dnf-automatic-install.timer "
                                      "packagekit.service",
                               .yum = "systemctl disable --now yum-cron.service packagekit.service",
                               .apt = "systemctl disable --now apt-daily.timer apt-daily-upgrade.timer "
                                      "unattended-upgrades.service",
                               .zypper = "systemctl disable --now packagekit.service packagekit-background.timer"}),
                   .windows_script = "",
                   .side_effects = "From then on nothing but the patch schedule updates the node. A running update "
                                   "should be left to finish."},
              },
      });
}

}  // namespace

Remedy os_patch_package_manager_lock() {
  return {"os-patch/package-manager-lock", "Keep other updaters off the patch run", evaluate, true};
}

}  // namespace patchtriage::remedies
