// Against os-patch/windows-update-service: restore the Windows Update service.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Restore the Windows Update service, then install again.";
  result.title = "restore the Windows Update service on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Restore the Windows Update service", "",
                "Get-Service wuauserv,bits,cryptsvc; Set-Service wuauserv -StartupType Manual; Start-Service wuauserv",
                "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_windows_update_service() {
  return {"os-patch/windows-update-service", "Restore the Windows Update service", evaluate};
}

}  // namespace patchtriage::remedies
