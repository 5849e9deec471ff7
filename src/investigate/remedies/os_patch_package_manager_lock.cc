// Against os-patch/package-manager-lock: see what holds the lock.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary =
      "Let the other package manager run finish, or keep the automatic updater off the patch window, then install "
      "again.";
  result.title = "see what holds the lock on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See what holds the lock",
                "ps aux | grep -E \"[y]um|[d]nf|[a]pt|[d]pkg|[z]ypper|[u]nattended\"; systemctl list-timers --all | "
                "grep -E \"apt-daily|dnf|unattended\"",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_package_manager_lock() {
  return {"os-patch/package-manager-lock", "See what holds the lock", evaluate};
}

}  // namespace patchtriage::remedies
