// Against os-patch/out-of-memory: see the memory.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Add swap or choose a larger instance type, then install again.";
  result.title = "see the memory on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See the memory",
                "free -m; swapon --show; sudo dmesg -T | grep -i -E \"out of memory|oom\" | tail -5", "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_out_of_memory() { return {"os-patch/out-of-memory", "See the memory", evaluate}; }

}  // namespace patchtriage::remedies
