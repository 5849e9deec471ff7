#include "investigate/compliance_writers.h"

#include <algorithm>
#include <optional>

#include "base/items.h"
#include "investigate/attempts.h"

namespace patchtriage {
namespace {

constexpr std::string_view kRegistered = "the registered baseline";

std::string baseline_of(const std::optional<std::string>& override_location, bool is_patch_policy) {
  if (override_location) return "the baseline override " + *override_location;
  if (is_patch_policy) return "the patch policy's baseline";
  return std::string(kRegistered);
}

// What Quick Setup ends the names of one policy's associations with: "abcde". Empty for other associations.
std::string policy_of(const AssociationMatch& match) {
  const std::string name = match.name.value_or("");
  return name.starts_with("AWS-QuickSetup-PatchPolicy-") ? name.substr(name.rfind('-') + 1) : "";
}

bool judges(const std::optional<PatchOperation>& operation) {
  return operation == PatchOperation::scan || operation == PatchOperation::install;
}

// Runs that alternate between the registered baseline and an override: each replaced the other's record.
std::optional<ComplianceWriter> alternating_run(const Assessment& assessment, std::string_view known) {
  if (!assessment.history.operations) return std::nullopt;
  int switches = 0;
  int others = 0;
  const PatchRun* previous = nullptr;
  const PatchRun* other = nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    if (!judges(run.operation) || ending_of(run) != Ending::succeeded || run.kind == "patch_state") continue;
    if (previous != nullptr && previous->baseline_override != run.baseline_override) ++switches;
    previous = &run;
    if (baseline_of(run.baseline_override, false) == known) continue;
    if (other == nullptr) other = &run;
    ++others;
  }
  // A single one, as "Patch now" sends it, is over: the next scan wrote its own record again.
  if (switches < 2 || others < 2) return std::nullopt;
  return ComplianceWriter{other->kind + " " + other->id, baseline_of(other->baseline_override, false), other->evidence};
}

}  // namespace

std::vector<ComplianceWriter> compliance_writers(const Assessment& assessment) {
  std::vector<ComplianceWriter> sources;
  for (const AssociationMatch& match : items(assessment.patching.associations)) {
    if (!judges(match.operation) || !match.writes_patch_state || match.why_idle) continue;
    ComplianceWriter writer{"association " + match.name.value_or(match.id),
                            baseline_of(match.baseline_override, match.is_patch_policy), match.evidence};
    writer.policy = policy_of(match);
    if (match.is_patch_policy) writer.unread = match.unread;
    sources.push_back(std::move(writer));
  }
  for (const WindowMatch& match : items(assessment.patching.windows)) {
    if (!judges(match.operation) || !match.writes_patch_state || match.why_idle) continue;
    sources.push_back(
        {"window " + match.name.value_or(match.id), baseline_of(match.baseline_override, false), match.evidence});
  }
  if (!sources.empty()) {
    if (auto other = alternating_run(assessment, sources.front().baseline)) sources.push_back(*std::move(other));
  }
  return sources;
}

Comparison compare_baselines(const ComplianceWriter& left, const ComplianceWriter& right) {
  if (!left.policy.empty() && left.policy == right.policy) return Comparison::same;
  // Whatever a policy's override is, it isn't the registered baseline.
  const bool is_open = (left.unread || right.unread) && left.baseline != kRegistered && right.baseline != kRegistered;
  if (is_open) return Comparison::unknown;
  return left.baseline == right.baseline ? Comparison::same : Comparison::different;
}

std::vector<Evidence> next_install_evidence(const Assessment& assessment) {
  std::vector<Evidence> evidence;
  const auto add = [&evidence](const auto& matches) {
    if (!matches) return;
    for (const auto& match : *matches) {
      if (match.operation != PatchOperation::install || !match.next_execution_at) continue;
      evidence.push_back(Trail::derived(
          match.id + " installs on the node next at " + format_time(*match.next_execution_at), match.evidence));
    }
  };
  add(assessment.patching.windows);
  add(assessment.patching.associations);
  return evidence;
}

bool has_next_scan(const Assessment& assessment) { return assessment.patching.next_scan_at.has_value(); }

}  // namespace patchtriage
