// Against one update that fails in its installation.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "repair the failed Windows update on {}",
          .summary = "Look at what is known of the update that fails, reset what Windows Update downloaded, then "
                     "install again.",
          .look = {"See which updates failed, and with which code", "",
                   "Get-WinEvent -FilterHashtable "
                   "@{LogName='System';ProviderName='Microsoft-Windows-WindowsUpdateClient';Id=20} -MaxEvents 10 | "
                   "Format-List TimeCreated,Message; Get-HotFix | Sort-Object InstalledOn | Select-Object -Last 5"},
          .fixes =
              {
                  {.title = "Reset what Windows Update has downloaded",
                   .linux_script = "",
                   .windows_script =
                       "Stop-Service wuauserv,bits,cryptsvc -Force; Rename-Item $env:windir\\SoftwareDistribution "
                       "SoftwareDistribution.before; Rename-Item $env:windir\\System32\\catroot2 catroot2.before; "
                       "Start-Service cryptsvc,bits,wuauserv",
                   .side_effects = "Updates are downloaded anew; the history of updates on the node starts anew."},
              },
      });
}

}  // namespace

Remedy os_patch_windows_install_failed() {
  return {"os-patch/windows-install-failed", "Repair Windows Update's store, and install the failed update", evaluate,
          true};
}

}  // namespace patchtriage::remedies
