// Against os-patch/python-missing: see the python of the system.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Restore the system python (3.x up to 3.12) with its package manager modules, then install again.";
  result.title = "see the python of the system on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See the python of the system",
                "for p in python3 python2 python; do command -v $p && $p --version; done; python3 -c \"import "
                "apt_pkg\" 2>&1 || python3 -c \"import dnf\" 2>&1",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_python_missing() { return {"os-patch/python-missing", "See the python of the system", evaluate}; }

}  // namespace patchtriage::remedies
