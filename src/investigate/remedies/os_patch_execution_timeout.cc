// Against a run that takes longer than its document allows.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "clear the hanging patch step on {}",
          .summary = "Find the step that hangs or crawls and clear it, then install again off-peak. The two hours of "
                     "AWS-RunPatchBaseline are fixed.",
          .look = {"See what still runs, and what it waits for",
                   "ps -eo pid,ppid,etime,stat,args --sort=-etime | grep -E "
                   "\"[p]atch_common|[y]um|[d]nf|[a]pt|[d]pkg|[z]ypper|[r]pm\"; uptime; df -h; tail -20 "
                   "/var/log/dnf.log /var/log/yum.log /var/log/apt/term.log 2>/dev/null",
                   "Get-Process TiWorker,TrustedInstaller,wusa,msiexec -ErrorAction SilentlyContinue | Format-Table "
                   "Name,Id,CPU,StartTime; Get-PSDrive -PSProvider FileSystem"},
          .fixes =
              {
                  {.title = "End what hangs, by its process id",
                   .linux_script = "kill '{{PROCESS}}'",
                   .windows_script = "Stop-Process -Id '{{PROCESS}}'",
                   .side_effects = "A package manager that is ended in the middle leaves a transaction to complete.",
                   .inputs = {{"PROCESS", "the process id that the step before shows as hanging", {}}}},
              },
      });
}

}  // namespace

Remedy os_patch_execution_timeout() {
  return {"os-patch/execution-timeout", "Clear the step that hangs, and install in smaller lots", evaluate, true};
}

}  // namespace patchtriage::remedies
