// Against a system Python that is missing or broken.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "restore the system python on {}",
          .summary = "Restore the system python (3.x up to 3.12) with its package manager modules, then install again.",
          .look = {"See the python of the system",
                   "for p in python3 python2 python /usr/bin/python3; do command -v $p && $p --version; done; readlink "
                   "-f /usr/bin/python3; python3 -c \"import apt_pkg\" || python3 -c \"import dnf\" || python2 -c "
                   "\"import yum\"",
                   ""},
          .fixes =
              {
                  {.title = "Install the distribution's own python and its modules anew",
                   .linux_script = for_package_manager(
                       facts, {.dnf = "dnf reinstall -y python3 python3-dnf || dnf install -y python3 python3-dnf",
                               .yum = "yum reinstall -y python yum || yum install -y python yum",
                               .apt = "apt-get install -y --reinstall python3 python3-minimal python3-apt",
                               .zypper = "zypper --non-interactive install --force python3"}),
                   .windows_script = "",
                   .side_effects = "A link /usr/bin/python3 that somebody changed is set back."},
              },
      });
}

}  // namespace

Remedy os_patch_python_missing() { return {"os-patch/python-missing", "Restore the system python", evaluate, true}; }

}  // namespace patchtriage::remedies
