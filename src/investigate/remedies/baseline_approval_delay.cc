// Against updates that the baseline has not approved.
#include "base/items.h"
#include "investigate/baseline_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

constexpr std::size_t kCandidates = 10;

std::vector<std::string> available(const RuleFacts& facts) {
  std::vector<std::string> ids;
  for (const PatchFinding& patch : items(facts.assessment.compliance.patches)) {
    if (patch.state == "AvailableSecurityUpdate" && ids.size() < kCandidates) ids.push_back(patch.id);
  }
  return ids;
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.target = baseline_label(facts);
  result.title = "approve available security updates in " + result.target;
  result.summary =
      "Approve the updates (a shorter delay, a wider filter, or by name), or let the baseline count them as "
      "compliant.";
  append_see_baseline(facts, result.steps);
  RemedyStep by_name =
      on_baseline(facts, fix("Approve them by name", update_baseline(facts).input("--approved-patches", "PATCHES"),
                             Changes::ssm, "The list is replaced whole, for every node of the baseline."));
  by_name.inputs.push_back(
      {"PATCHES", "the patches, with those approved by name until now: [\"KB…\",\"KB…\"]", available(facts)});
  result.steps.push_back(std::move(by_name));
  RemedyStep by_rule = on_baseline(facts, fix("Or shorten the delay, or widen the filters, of its rules",
                                              update_baseline(facts).input("--approval-rules", "RULES"), Changes::ssm,
                                              "The rules are replaced whole, for every node of the baseline."));
  by_rule.inputs.push_back({"RULES", "ApprovalRules of the step before with the change, as JSON or file://…", {}});
  result.steps.push_back(std::move(by_rule));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_approval_delay() {
  return {"baseline.approval-delay", "Approve what is available, or accept it", evaluate};
}

}  // namespace patchtriage::remedies
