// Against a repository that answers wrongly.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "clean the package cache on {}",
          .summary =
              "Clean the package cache; repair or disable the repository that answers wrongly, then install again.",
          .look = {"See the repositories",
                   for_package_manager(
                       facts, {.dnf = "dnf repolist --enabled -v",
                               .yum = "yum repolist enabled -v",
                               .apt = "grep -rn \"^deb\\|^URIs\" /etc/apt/sources.list /etc/apt/sources.list.d",
                               .zypper = "zypper repos --uri"}),
                   ""},
          .fixes =
              {
                  {.title = "Clean the package cache and read the repositories again",
                   .linux_script = for_package_manager(
                       facts, {.dnf = "dnf clean all && dnf makecache",
                               .yum = "yum clean all && yum makecache",
                               .apt = "apt-get clean && rm -rf /var/lib/apt/lists/* && apt-get update",
                               .zypper = "zypper clean --all && zypper refresh --force"}),
                   .windows_script = ""},
                  {.title = "Or disable the repository until it answers again",
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

Remedy os_patch_repo_metadata() {
  return {"os-patch/repo-metadata", "Clean the package cache, and repair or disable the repository", evaluate, true};
}

}  // namespace patchtriage::remedies
