// The record is clean because its baseline approves nothing.
#include "assess/baseline_content.h"
#include "assess/baseline_records.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Compliance& compliance = facts.assessment.compliance;
  // Where the baseline could not be read the verdict is inconclusive too, and none/compliant-now names the gap.
  if (compliance.status != ComplianceStatus::compliant || compliance.verdict != ComplianceVerdict::inconclusive ||
      compliance.is_patch_policy || !compliance.reported_baseline_id) {
    return DoesNotHold{};
  }
  if (auto gap = unread_baseline(facts.view, *compliance.reported_baseline_id)) return CannotTell{{std::move(*gap)}};
  const Facts<ssm::PatchBaseline> baseline = baseline_details(facts.view, *compliance.reported_baseline_id);
  if (baseline.rows().empty()) return DoesNotHold{};
  auto nothing = approves_nothing(facts.view, *baseline.only(), facts.assessment.context);
  if (!nothing) return DoesNotHold{};
  Holds holds;
  holds.summary = "nothing is missing because " + nothing->reason;
  holds.evidence = {std::move(nothing->evidence)};
  holds.confidence = Confidence::medium;
  holds.mechanism = nothing->mechanism;
  return holds;
}

}  // namespace

Rule inconclusive_unknown_approves_nothing() {
  Rule rule;
  rule.id = "inconclusive/unknown-approves-nothing";
  rule.slug = "inconclusive/unknown";
  rule.layer = Layer::baseline;
  rule.position = 9;
  rule.documentation.means =
      "The node counts as compliant because its baseline approves nothing that it could miss: it has no "
      "rule, its rules end at a day that is past, are for other products, or want notices that the "
      "repositories don't have. What the node lacks is not known.";
  rule.documentation.established =
      "The baseline that the record names: its approval rules, approved patches and product filters, "
      "against the release that the node reports.";
  rule.documentation.is_not =
      "Not a baseline that approves late: its updates come. Not a release past its end of support: that "
      "is os-patch/eol-repo.";
  rule.documentation.disproved_by = "A scan by a baseline that covers the release and finds nothing missing.";
  rule.remedy = "baseline.product-gap";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
