// Against update servers that a Windows node can't reach or doesn't trust.
#include "investigate/failed_run_steps.h"
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "Give the node a way to Microsoft's update servers: a route, the proxy of WinHTTP, and the roots to trust.";
  result.steps = failed_run_steps(facts);
  append_look(facts, result.steps,
              {"See the proxy, and whether Microsoft's servers answer", "",
               "netsh winhttp show proxy; foreach ($name in 'sls.update.microsoft.com','fe3.delivery.mp.microsoft.com',"
               "'download.windowsupdate.com') { Test-NetConnection $name -Port 443 }; w32tm /query /status"});
  if (!has_default_route(facts)) append_nat_route(facts, result.steps, false);
  if (!has_default_route(facts) && facts.assessment.context.subnet_id) {
    result.target = *facts.assessment.context.subnet_id;
    result.title = "give " + result.target + " a way to Microsoft's update servers";
  } else {
    result.change = "give {} a way to Microsoft's update servers";
  }
  append_work(
      facts, result.steps,
      {.title = "Set the proxy of WinHTTP, which Windows Update uses",
       .linux_script = "",
       .windows_script = "netsh winhttp set proxy '{{PROXY}}' '169.254.169.254;localhost'; Restart-Service wuauserv",
       .side_effects = "Every program that uses WinHTTP goes through the proxy; with none to use, netsh winhttp "
                       "reset proxy.",
       .inputs = {{"PROXY", "host and port of the proxy", {}}}});
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_windows_update_network() {
  return {"os-patch/windows-update-network", "Give the node a way to Microsoft's update servers", evaluate};
}

}  // namespace patchtriage::remedies
