// Against os-patch/payload-extract: see the space in /var.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Free space in /var and run one patch operation at a time, then install again.";
  result.title = "see the space in /var on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See the space in /var", "df -h /var /tmp; df -i /var", "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_payload_extract() { return {"os-patch/payload-extract", "See the space in /var", evaluate}; }

}  // namespace patchtriage::remedies
