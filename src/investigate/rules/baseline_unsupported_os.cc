// Patch Manager does not support the operating system.
#include "assess/operating_system.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"os.unsupported"};
  const Check* blocked = blocked_check(facts.assessment, kCodes);
  if (blocked != nullptr && blocked->is_definite) {
    return Holds{blocked->evidence, blocked->summary, Confidence::high, blocked->code};
  }
  const Context& context = facts.assessment.context;
  const ssm::InstanceInformation* information = facts.node.information;
  if (information == nullptr || !is_unhealthy(facts.assessment)) return DoesNotHold{};
  const bool is_supported =
      context.operating_system
          ? patch_manager_supports(*context.operating_system, context.platform_version.value_or("")) != false
          : !is_unknown_to_patch_manager(information->platform_name.value_or(""));
  if (is_supported) return DoesNotHold{};
  Holds holds;
  holds.evidence = {
      facts.view.trail().cite(*information, &ssm::InstanceInformation::platform_name, "the operating system"),
      facts.view.trail().cite(*information, &ssm::InstanceInformation::platform_version,
                              "Patch Manager doesn't support this release")};
  holds.summary = "Patch Manager doesn't support " + context.platform.value_or("this operating system") + " " +
                  context.platform_version.value_or("");
  holds.mechanism = "os.unsupported";
  return holds;
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
      "Not an operating system past its end of support that Patch Manager still serves: there a scan "
      "works and finds nothing, which is os-patch/eol-repo.";
  rule.documentation.disproved_by = "A patch operation that succeeded on this release.";
  rule.remedy = "os.unsupported";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
