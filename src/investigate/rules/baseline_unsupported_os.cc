// Patch Manager does not support the operating system.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"os.unsupported"};
  const Check* blocked = blocked_check(facts.assessment, kCodes);
  if (blocked == nullptr) return DoesNotHold{};
  if (!blocked->is_definite) return DoesNotHold{blocked->evidence};
  return Holds{blocked->evidence, blocked->summary, Confidence::high, blocked->code};
}

}  // namespace

Rule baseline_unsupported_os() {
  Rule rule;
  rule.id = "baseline/unsupported-os";
  rule.slug = "baseline/unsupported-os";
  rule.layer = Layer::platform;
  rule.position = 0;
  rule.documentation.means =
"Patch Manager doesn't support the operating system or this release of it, so no baseline can say "
"what should be installed, and runs fail or report nothing.";
  rule.documentation.established =
"The platform that Systems Manager or the image names, against the list of supported ones.";
  rule.documentation.is_not =
"Not an operating system past its end of support that Patch Manager still serves: its "
"repositories are empty, but a scan works.";
  rule.documentation.disproved_by =
"A patch operation that succeeded on this release.";
  rule.remedy = "os.unsupported";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
