// A service owns the instance and replaces it instead of patching it.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!assessment.context.owning_service || !is_unhealthy(assessment)) return DoesNotHold{};
  if (has_install_source(assessment)) return DoesNotHold{};
  if (!is_schedule_complete(assessment)) return cannot_tell_or_not(schedule_gaps(assessment));
  Holds holds;
  if (!assessment.patching.undecided.empty()) holds.confidence = Confidence::medium;
  holds.evidence = assessment.context.owning_service_evidence;
  holds.summary = *assessment.context.owning_service + " owns the instance and replaces it instead of patching it";
  holds.mechanism = "os.service-managed";
  return holds;
}

}  // namespace

Rule targeting_service_managed() {
  Rule rule;
  rule.id = "targeting/service-managed";
  rule.slug = "targeting/service-managed";
  rule.layer = Layer::owner;
  rule.position = 0;
  rule.documentation.means =
      "A service owns the instance (a node of EKS or EMR, a managed instance) and replaces it instead "
      "of patching it. Nothing here installs patches, and nothing should: a newer image does.";
  rule.documentation.established =
      "EC2's Operator field or the service's own tags name the owner, and no association, window or "
      "patch policy would install patches on the node.";
  rule.documentation.is_not =
      "Not an owned instance that a patch schedule covers: there the schedule's own failure is the "
      "cause, and the owner only shapes the remedy.";
  rule.documentation.disproved_by = "An install schedule that covers the node, or the owner's tags gone.";
  rule.remedy = "os.service-managed";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
