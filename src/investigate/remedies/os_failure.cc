// Against a failed install whose reason is not recognised.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Read the full output of the failed run, clear what it names and install again.";
  result.steps = failed_run_steps(facts);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_failure() { return {"os-failure", "Find out why the install failed, and run it again", evaluate}; }

}  // namespace patchtriage::remedies
