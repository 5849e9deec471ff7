// Against packages that can't be installed together.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "resolve the package conflict on {}",
          .summary = "Resolve the conflict: disable the repository that brings it, or remove the package that blocks.",
          .look = {"See what conflicts",
                   for_package_manager(facts, {.dnf = "dnf check; dnf repolist",
                                               .yum = "yum check; yum repolist",
                                               .apt = "apt-get check; apt-cache policy",
                                               .zypper = "zypper --non-interactive verify --dry-run; zypper repos"}),
                   ""},
          .fixes =
              {
                  {.title = "Remove the package that blocks",
                   .linux_script =
                       for_package_manager(facts, {.dnf = "dnf remove -y {{PACKAGE}}",
                                                   .yum = "yum remove -y {{PACKAGE}}",
                                                   .apt = "apt-get remove -y {{PACKAGE}}",
                                                   .zypper = "zypper --non-interactive remove {{PACKAGE}}"}),
                   .windows_script = "",
                   .side_effects = "What needs the package is removed with it: read the list first.",
                   .inputs = {package_input(facts)}},
                  {.title = "Or disable the repository that brings the conflict",
                   .linux_script = for_package_manager(
                       facts, {.dnf = "dnf config-manager --set-disabled {{REPOSITORY}}",
                               .yum = "yum-config-manager --disable {{REPOSITORY}}",
                               .apt = "grep -rlF -- {{REPOSITORY}} /etc/apt/sources.list.d | while read -r file; do mv "
                                      "\"$file\" \"$file.disabled\"; done; apt-get update",
                               .zypper = "zypper modifyrepo --disable {{REPOSITORY}}"}),
                   .windows_script = "",
                   .side_effects = "Packages of that repository are no longer updated.",
                   .inputs = {repository_input(facts)}},
              },
      });
}

}  // namespace

Remedy os_patch_dependency_conflict() {
  return {"os-patch/dependency-conflict", "Resolve the conflict between packages", evaluate, true};
}

}  // namespace patchtriage::remedies
