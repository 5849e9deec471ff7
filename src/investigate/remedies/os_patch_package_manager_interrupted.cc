// Against os-patch/package-manager-interrupted: complete the broken transaction.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Complete the transaction that was interrupted, then install again.";
  result.title = "complete the broken transaction on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Complete the broken transaction",
                "(command -v dpkg >/dev/null && sudo dpkg --configure -a && sudo apt-get --fix-broken install -y) || "
                "(command -v yum-complete-transaction >/dev/null && sudo yum-complete-transaction --cleanup-only)",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_package_manager_interrupted() {
  return {"os-patch/package-manager-interrupted", "Complete the broken transaction", evaluate};
}

}  // namespace patchtriage::remedies
