// Against os-patch/component-store-corruption: repair the component store.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Repair the component store with a source, then install again.";
  result.title = "repair the component store on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Repair the component store", "",
                "Dism.exe /Online /Cleanup-Image /RestoreHealth; sfc.exe /scannow", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_component_store_corruption() {
  return {"os-patch/component-store-corruption", "Repair the component store", evaluate};
}

}  // namespace patchtriage::remedies
