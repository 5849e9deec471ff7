// The deciding record could not be read.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  std::vector<Evidence> gaps = compliance_gaps(assessment);
  for (Evidence& gap : manageability_gaps(assessment)) gaps.push_back(std::move(gap));
  if (gaps.empty()) return DoesNotHold{};
  Holds holds;
  holds.summary = access_summary(gaps);
  holds.evidence = std::move(gaps);
  holds.mechanism = "access-denied-to-read";
  return holds;
}

}  // namespace

Rule inconclusive_insufficient_access() {
  Rule rule;
  rule.id = "inconclusive/insufficient-access";
  rule.slug = "inconclusive/insufficient-access";
  rule.layer = Layer::inconclusive;
  rule.position = 0;
  rule.documentation.means =
      "A record that decides could not be read: the permission is missing, AWS throttled the call out, "
      "or the Region is disabled. Another cause may be true; none may be named.";
  rule.documentation.established =
      "The receipt of the call: which operation, in which account and Region, and AWS's error.";
  rule.documentation.is_not = "Not a complete reading that found nothing.";
  rule.documentation.disproved_by = "The same reading with the permission granted.";
  rule.remedy = "access-denied-to-read";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
