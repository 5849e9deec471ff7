#include "investigate/baseline_steps.h"

#include "fleet/records/ssm_baselines.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

constexpr std::size_t kCandidates = 5;

// AWS lists its own baselines by their ARN.
bool can_be_changed(const RuleFacts& facts) { return baseline_id(facts).starts_with("pb-"); }

std::vector<std::string> own_baselines(const RuleFacts& facts) {
  std::vector<std::string> ids;
  for (const ssm::PatchBaselineIdentity& baseline : facts.view.list<ssm::PatchBaselineIdentity>().rows()) {
    const bool fits = !baseline.operating_system || !facts.assessment.context.operating_system ||
                      baseline.operating_system == facts.assessment.context.operating_system;
    if (fits && baseline.baseline_id.starts_with("pb-") && ids.size() < kCandidates)
      ids.push_back(baseline.baseline_id);
  }
  return ids;
}

}  // namespace

std::string baseline_id(const RuleFacts& facts) {
  const auto& chosen = facts.assessment.patching.baseline;
  return chosen && !chosen->id.empty() ? chosen->id : facts.assessment.compliance.reported_baseline_id.value_or("");
}

std::string baseline_label(const RuleFacts& facts) {
  const std::string id = baseline_id(facts);
  return id.empty() ? "the baseline of " + facts.node.key.instance_id : "baseline " + id;
}

void append_see_baseline(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string id = baseline_id(facts);
  if (!id.empty()) {
    steps.push_back(
        diagnose("See the baseline's rules", aws(facts, "ssm", "get-patch-baseline").option("--baseline-id", id)));
  }
}

CommandLine update_baseline(const RuleFacts& facts) {
  CommandLine command = aws(facts, "ssm", "update-patch-baseline");
  return can_be_changed(facts) ? command.option("--baseline-id", baseline_id(facts))
                               : command.input("--baseline-id", "BASELINE");
}

RemedyStep on_baseline(const RuleFacts& facts, RemedyStep step) {
  if (!can_be_changed(facts)) {
    step.inputs.push_back(
        {"BASELINE", "a custom baseline, made the node's own: AWS's can't be changed", own_baselines(facts)});
  }
  return for_everyone(std::move(step));
}

}  // namespace patchtriage::remedies
