// Against a damaged Windows component store.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "repair the component store on {}",
          .summary = "Repair the component store, with a source where it finds none, then install again.",
          .look = {"See how damaged it is", "", "Dism.exe /Online /Cleanup-Image /ScanHealth"},
          .fixes =
              {
                  {.title = "Repair the component store",
                   .linux_script = "",
                   .windows_script = "Dism.exe /Online /Cleanup-Image /RestoreHealth; sfc.exe /scannow"},
                  {.title = "Or, where it finds no source, repair it from an image of the same release",
                   .linux_script = "",
                   .windows_script = "Dism.exe /Online /Cleanup-Image /RestoreHealth /Source:'{{SOURCE}}' /LimitAccess",
                   .inputs = {{"SOURCE",
                               "install.wim of the same Windows release, as wim:PATH:INDEX with each backslash doubled",
                               {}}}},
              },
      });
}

}  // namespace

Remedy os_patch_component_store_corruption() {
  return {"os-patch/component-store-corruption", "Repair the component store", evaluate, true};
}

}  // namespace patchtriage::remedies
