// Against updates that the baseline has not approved.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

std::vector<std::string> available(const RuleFacts& facts) {
  std::vector<std::string> ids;
  for (const PatchFinding& patch : facts.assessment.compliance.patches.value_or(std::vector<PatchFinding>{})) {
    if (patch.state == "AvailableSecurityUpdate" && ids.size() < 10) ids.push_back(patch.id);
  }
  return ids;
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const auto& chosen = facts.assessment.patching.baseline;
  const std::string baseline = chosen ? chosen->id : facts.assessment.compliance.reported_baseline_id.value_or("");
  result.target = baseline.empty() ? "its baseline" : baseline;
  if (!baseline.empty()) {
    result.steps.push_back(diagnose("See the baseline's rules",
                                    aws(facts, "ssm", "get-patch-baseline").option("--baseline-id", baseline)));
  }
  // AWS's own baselines can't be changed.
  const bool is_own = baseline.starts_with("pb-");
  result.summary =
      "Approve the updates (a shorter delay, a wider filter, or by name), or let the baseline count them as "
      "compliant.";
  result.title = "approve available security updates in " + result.target;
  CommandLine approve = aws(facts, "ssm", "update-patch-baseline");
  RemedyStep change = step(Purpose::fix, "Approve them by name", Changes::ssm);
  if (is_own) {
    approve.option("--baseline-id", baseline);
  } else {
    approve.input("--baseline-id", "BASELINE");
    change.inputs.push_back({"BASELINE", "a custom baseline: AWS's own can't be changed", {}});
  }
  change.command = approve.text() + " --approved-patches $PATCHES";
  change.inputs.push_back({"PATCHES", "the patches, with those approved by name until now", available(facts)});
  change.side_effects = "The list is replaced whole, for every node of the baseline.";
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_approval_delay() {
  return {"baseline.approval-delay", "Approve what is available, or accept it", evaluate};
}

}  // namespace patchtriage::remedies
