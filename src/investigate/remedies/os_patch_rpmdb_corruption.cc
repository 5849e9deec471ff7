// Against os-patch/rpmdb-corruption: rebuild the rpm database.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Rebuild the rpm database, then install again.";
  result.title = "rebuild the rpm database on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Rebuild the rpm database",
                "sudo cp -a /var/lib/rpm /var/lib/rpm.before && sudo rm -f /var/lib/rpm/__db* && sudo rpm --rebuilddb",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_rpmdb_corruption() { return {"os-patch/rpmdb-corruption", "Rebuild the rpm database", evaluate}; }

}  // namespace patchtriage::remedies
