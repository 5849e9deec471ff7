// Against os-patch/dependency-conflict: see what conflicts.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Resolve the conflict: repair or disable the repository that brings it, or remove what blocks.";
  result.title = "see what conflicts on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See what conflicts",
                "(command -v dnf >/dev/null && sudo dnf check) || (command -v yum >/dev/null && sudo yum check) || "
                "(command -v apt-get >/dev/null && sudo apt-get check) || sudo zypper verify --dry-run",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_dependency_conflict() { return {"os-patch/dependency-conflict", "See what conflicts", evaluate}; }

}  // namespace patchtriage::remedies
