// Against a document worker that crashed, hung or left its channel locked.
#include "investigate/agent_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "restart the agent and its workers on {}";
  result.summary = "End stale document workers, restart and update the agent; look for what kills it (memory).";
  append_look(facts, result.steps,
              {"See the agent's processes and the memory",
               "ps -eo pid,etime,rss,args | grep \"[s]sm\"; free -m; dmesg -T | grep -i oom | tail -5; tail -20 "
               "/var/log/amazon/ssm/errors.log",
               "Get-Process *ssm* | Format-Table Id,Name,StartTime,WS; Get-Content "
               "$env:ProgramData\\Amazon\\SSM\\Logs\\errors.log -Tail 20"});
  append_work(
      facts, result.steps,
      {.title = "End its workers and restart it, after the command has returned",
       .linux_script = "nohup sh -c 'sleep 10; pkill -x ssm-document-worker; systemctl restart amazon-ssm-agent || "
                       "snap restart amazon-ssm-agent' >/dev/null 2>&1 &",
       .windows_script = "Start-Process powershell -WindowStyle Hidden -ArgumentList '-Command Start-Sleep 10; "
                         "Get-Process ssm-document-worker | Stop-Process -Force; Restart-Service "
                         "AmazonSSMAgent'",
       .side_effects = "Commands that run on the node at that time are ended."});
  append_update_agent(facts, result.steps);
  append_restart(facts, result.steps, "Or restart the instance, where the node takes no commands");
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy agent_worker_failure() { return {"agent/worker-failure", "Restart the agent and its workers", evaluate, true}; }

}  // namespace patchtriage::remedies
