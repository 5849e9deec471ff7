// Against os-patch/disk-full: free space.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Free space on the full volume (/var, /boot or C:) or grow it, then install again.";
  result.title = "free space on " + id;
  result.steps = failed_run_steps(facts);
  append_script(
      facts, result.steps, Purpose::fix, "Free space",
      "df -h; sudo journalctl --vacuum-size=200M; (command -v dnf >/dev/null && sudo dnf clean all) || (command -v yum "
      ">/dev/null && sudo yum clean all) || (command -v apt-get >/dev/null && sudo apt-get clean)",
      "Get-PSDrive -PSProvider FileSystem; Dism.exe /Online /Cleanup-Image /StartComponentCleanup",
      "Old logs and cached packages are removed.");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_disk_full() { return {"os-patch/disk-full", "Free space", evaluate}; }

}  // namespace patchtriage::remedies
