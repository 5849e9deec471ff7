// Installs run with an override list instead of the baseline.
#include "investigate/override_list.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_unhealthy(assessment)) return DoesNotHold{};
  if (!assessment.compliance.counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(assessment.compliance.counts->missing) && !is_positive(assessment.compliance.counts->failed)) {
    return DoesNotHold{};
  }
  return verdict_of_override_list(facts);
}

}  // namespace

Rule baseline_install_override_list() {
  Rule rule;
  rule.id = "baseline/install-override-list";
  rule.slug = "baseline/install-override-list";
  rule.layer = Layer::baseline;
  rule.position = 0;
  rule.documentation.means =
      "Installs run with an override list, so they bring what the list names and not what the baseline "
      "approves. Scans judge by the baseline, so its patches stay missing for ever.";
  rule.documentation.established =
      "InstallOverrideList in the patch state, in the window's or association's parameters or in the "
      "newest install.";
  rule.documentation.is_not = "Not a baseline override, which replaces the baseline for scans too.";
  rule.documentation.disproved_by = "An install without the list, or a list that brings every missing patch.";
  rule.remedy = "baseline/install-override-list";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
