// Against os-patch/repo-metadata: clean the package cache.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary =
      "Clean the package cache; repair or disable the repository that answers wrongly, then install again.";
  result.title = "clean the package cache on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Clean the package cache",
                "(command -v dnf >/dev/null && sudo dnf clean all && sudo dnf makecache) || (command -v yum >/dev/null "
                "&& sudo yum clean all && sudo yum makecache) || (command -v apt-get >/dev/null && sudo apt-get "
                "update) || sudo zypper refresh --force",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_repo_metadata() { return {"os-patch/repo-metadata", "Clean the package cache", evaluate}; }

}  // namespace patchtriage::remedies
