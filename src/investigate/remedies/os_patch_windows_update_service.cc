// Against a Windows Update service that doesn't run.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts, {
                 .change = "restore the Windows Update service on {}",
                 .summary = "Restore the Windows Update service, then install again.",
                 .look = {"See the services", "",
                          "Get-Service wuauserv,bits,cryptsvc,trustedinstaller | Format-Table Name,Status,StartType; "
                          "sc.exe qc wuauserv"},
                 .fixes =
                     {
                         {.title = "Enable and start it",
                          .linux_script = "",
                          .windows_script = "Set-Service wuauserv -StartupType Manual; Set-Service bits -StartupType "
                                            "Manual; Start-Service cryptsvc,bits,wuauserv",
                          .side_effects = "A group policy that disables the service wins again at its next refresh."},
                     },
             });
}

}  // namespace

Remedy os_patch_windows_update_service() {
  return {"os-patch/windows-update-service", "Restore the Windows Update service", evaluate, true};
}

}  // namespace patchtriage::remedies
