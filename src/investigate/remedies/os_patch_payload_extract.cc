// Against a payload that can't be unpacked.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(facts,
                      {
                          .change = "make room for the patch payload on {}",
                          .summary = "Free space in /var and run one patch operation at a time, then install again.",
                          .look = {"See the space, and what else runs",
                                   "df -h /var /tmp; df -i /var; ls -ld "
                                   "/var/log/amazon/ssm/patch-baseline-operations*; pgrep -af patch_common",
                                   ""},
                          .fixes =
                              {
                                  {.title = "Free space",
                                   .linux_script = "journalctl --vacuum-size=200M; " +
                                                   for_package_manager(facts, {.dnf = "dnf clean all",
                                                                               .yum = "yum clean all",
                                                                               .apt = "apt-get clean",
                                                                               .zypper = "zypper clean --all"}),
                                   .windows_script = "",
                                   .side_effects = "Old logs and cached packages are removed."},
                              },
                      });
}

}  // namespace

Remedy os_patch_payload_extract() {
  return {"os-patch/payload-extract", "Make room for the payload, one run at a time", evaluate, true};
}

}  // namespace patchtriage::remedies
