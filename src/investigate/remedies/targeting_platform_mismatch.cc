// Against a document of another platform.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "use a document for the platform of {}";
  result.summary = "Use AWS-RunPatchBaseline, which knows all platforms, or the document of this one.";
  result.steps = failed_run_steps(facts);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_platform_mismatch() {
  return {"targeting/platform-mismatch", "Send the document for this platform", evaluate};
}

}  // namespace patchtriage::remedies
