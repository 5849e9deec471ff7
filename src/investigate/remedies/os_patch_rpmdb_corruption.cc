// Against a damaged rpm database.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(facts,
                      {
                          .change = "rebuild the rpm database on {}",
                          .summary = "Rebuild the rpm database, then install again.",
                          .look = {"See whether it can be read", "rpm -qa | wc -l; rpmdb --verifydb; df -h /var", ""},
                          .fixes =
                              {
                                  {.title = "Rebuild it, with a copy kept",
                                   .linux_script = "cp -a \"$(rpm --eval %_dbpath)\" /root/rpmdb.before && rm -f "
                                                   "/var/lib/rpm/__db* && rpm --rebuilddb",
                                   .windows_script = "",
                                   .side_effects = "No package manager may run meanwhile."},
                              },
                      });
}

}  // namespace

Remedy os_patch_rpmdb_corruption() { return {"os-patch/rpmdb-corruption", "Rebuild the rpm database", evaluate, true}; }

}  // namespace patchtriage::remedies
