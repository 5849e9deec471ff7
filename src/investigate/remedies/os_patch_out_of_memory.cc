// Against patching that runs out of memory.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

void append_larger_type(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string& id = facts.node.key.instance_id;
  RemedyStep stop = fix("Or choose a larger instance type: stop it",
                        aws(facts, "ec2", "stop-instances").instances("--instance-ids", id), Changes::instance,
                        "Stopping releases an automatically assigned public address and loses instance-store data.");
  stop.may_reboot = true;
  steps.push_back(std::move(stop));
  RemedyStep larger = fix("Give it the type",
                          aws(facts, "ec2", "modify-instance-attribute")
                              .instance("--instance-id", id)
                              .json_with_inputs("--instance-type", Json::object({{"Value", "{{TYPE}}"}})),
                          Changes::instance, "It costs more.");
  larger.inputs.push_back(
      {"TYPE",
       "a larger instance type of the same architecture" + (facts.assessment.context.instance_type
                                                                ? "; now " + *facts.assessment.context.instance_type
                                                                : std::string()),
       {}});
  steps.push_back(std::move(larger));
  steps.push_back(
      fix("Start it", aws(facts, "ec2", "start-instances").instances("--instance-ids", id), Changes::instance));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "give patching more memory on {}";
  result.summary = "Add swap or choose a larger instance type, then install again.";
  result.steps = failed_run_steps(facts);
  append_look(
      facts, result.steps,
      {"See the memory, and what took it",
       "free -m; swapon --show; dmesg -T | grep -i -E \"out of memory|oom\" | tail -5; ps -eo rss,args --sort=-rss | "
       "head -5",
       "Get-CimInstance Win32_OperatingSystem | Format-List FreePhysicalMemory,TotalVisibleMemorySize,"
       "FreeVirtualMemory; Get-Process | Sort-Object WS | Select-Object -Last 5"});
  append_work(
      facts, result.steps,
      {.title = is_windows(facts) ? "End what takes the memory, or let Windows manage its page file"
                                  : "Add a swap file of 2 GiB",
       .linux_script = "test -e /swapfile || { dd if=/dev/zero of=/swapfile bs=1M count=2048 && chmod 600 /swapfile "
                       "&& mkswap /swapfile; } && swapon /swapfile && echo '/swapfile none swap sw 0 0' >> "
                       "/etc/fstab",
       .windows_script = "",
       .side_effects = "It takes room on the root volume."});
  append_larger_type(facts, result.steps);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_out_of_memory() { return {"os-patch/out-of-memory", "Give patching more memory", evaluate, true}; }

}  // namespace patchtriage::remedies
