// Against a WSUS server that is wrong, unreachable or incomplete.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "correct the WSUS settings of {}",
          .summary = "Correct the WSUS server in the policy, make it reachable, and approve the updates on it, then "
                     "install again.",
          .look =
              {"See the WSUS settings, and whether the server answers", "",
               "Get-ItemProperty "
               "HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate,HKLM:"
               "\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU; Test-NetConnection "
               "([uri](Get-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate).WUServer).Host"},
          .fixes =
              {
                  {.title = "Name the right server (in the group policy where one sets it)",
                   .linux_script = "",
                   .windows_script = "Set-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate "
                                     "-Name WUServer -Value '{{WSUS_URL}}'; Set-ItemProperty "
                                     "HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate -Name "
                                     "WUStatusServer -Value '{{WSUS_URL}}'; Restart-Service wuauserv",
                   .inputs = {{"WSUS_URL", "the WSUS server with its port",
                               found_in_output(facts, {R"((https?://[A-Za-z0-9.-]+:85(?:30|31)))"})}}},
              },
      });
}

}  // namespace

Remedy os_patch_wsus() { return {"os-patch/wsus", "Correct the WSUS settings or the server", evaluate, true}; }

}  // namespace patchtriage::remedies
