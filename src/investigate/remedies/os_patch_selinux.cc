// Against SELinux, which refuses what patching does.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts, {
                 .change = "let SELinux allow patching on {}",
                 .summary = "Restore the labels that patching relies on; where a rule is missing, add a policy module "
                            "for it. Then install again.",
                 .look = {"See what SELinux denied",
                          "getenforce; ausearch -m AVC,USER_AVC -ts recent | tail -20; ls -dZ /var/lib/amazon "
                          "/var/log/amazon /usr/bin/amazon-ssm-agent",
                          ""},
                 .fixes =
                     {
                         {.title = "Restore the labels",
                          .linux_script = "restorecon -Rv /var/lib/amazon /var/log/amazon /etc/amazon "
                                          "/usr/bin/amazon-ssm-agent /var/lib/rpm /var/cache/dnf /var/cache/yum",
                          .windows_script = ""},
                         {.title = "Or allow what was denied by a policy module, after reading what it allows",
                          .linux_script = "ausearch -m AVC -ts recent -c \"$(basename /usr/bin/amazon-ssm-agent)\" | "
                                          "audit2allow -M patching && cat patching.te && semodule -i patching.pp",
                          .windows_script = "",
                          .side_effects = "The policy is looser from then on: every denial of the agent since the last "
                                          "minutes becomes allowed."},
                     },
             });
}

}  // namespace

Remedy os_patch_selinux() { return {"os-patch/selinux", "Let SELinux allow patching", evaluate, true}; }

}  // namespace patchtriage::remedies
