// Against an agent that lacks blocks, inodes or file watches for its own files.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "give the agent room on {}";
  result.summary = "Free blocks or inodes under /var/lib/amazon, or allow more file watches, and restart the agent.";
  append_look(
      facts, result.steps,
      {"See what ran out",
       "df -h /var/lib/amazon /var/log/amazon; df -i /var/lib/amazon; sysctl fs.inotify fs.file-max; du -sh "
       "/var/lib/amazon/ssm /var/log/amazon",
       "Get-PSDrive -PSProvider FileSystem; Get-ChildItem $env:ProgramData\\Amazon\\SSM -Recurse | Measure-Object "
       "Length -Sum"});
  append_work(facts, result.steps,
              {.title = "Allow more file watches",
               .linux_script = "printf 'fs.inotify.max_user_watches=524288\\nfs.inotify.max_user_instances=512\\n' > "
                               "/etc/sysctl.d/60-inotify.conf && sysctl --system",
               .windows_script = "Get-ChildItem $env:ProgramData\\Amazon\\SSM\\Logs -Filter *.log.* | Remove-Item"});
  append_work(
      facts, result.steps,
      {.title = "Remove the agent's old logs and command output",
       .linux_script = "find /var/log/amazon/ssm /var/lib/amazon/ssm/*/document/orchestration -type f -mtime +7 "
                       "-delete; journalctl --vacuum-size=200M",
       .windows_script = "Get-ChildItem $env:ProgramData\\Amazon\\SSM\\InstanceData -Recurse -File | Where-Object "
                         "LastWriteTime -lt (Get-Date).AddDays(-7) | Remove-Item -Force",
       .side_effects = "Output of commands older than a week is gone from the node."});
  append_restart(facts, result.steps, "Or restart the instance, where the node takes no commands");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_resource_exhausted() {
  return {"agent/resource-exhausted", "Give the agent room for its own files", evaluate, true};
}

}  // namespace patchtriage::remedies
