// Against an override file without one entry for the operating system.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  result.summary =
      "Give the override file exactly one entry for the node's operating system, or choose the baselines of "
      "the patch policy anew.";
  result.title = "repair the baseline override file";
  result.steps = failed_run_steps(facts);
  result.steps.push_back(step(
      Purpose::fix, "Edit the patch policy (or the file) so that the operating system has one baseline", Changes::ssm));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_override_mismatch() {
  return {"baseline/override-mismatch", "Repair the baseline override file", evaluate};
}

}  // namespace patchtriage::remedies
