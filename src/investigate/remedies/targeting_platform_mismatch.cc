// Against a document of another platform.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Use AWS-RunPatchBaseline, which knows all platforms, or the document of this one.";
  result.title = "use a document for the platform of " + id;
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_platform_mismatch() {
  return {"targeting/platform-mismatch", "Send the document for this platform", evaluate};
}

}  // namespace patchtriage::remedies
