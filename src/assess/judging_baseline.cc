#include "assess/judging_baseline.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/baseline_records.h"

namespace patchtriage {
namespace {

std::vector<Evidence> gaps_in(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> found;
  for (const Evidence& one : evidence) collect_gaps(one, found);
  std::vector<Evidence> gaps;
  for (const Evidence* gap : found) gaps.push_back(*gap);
  return gaps;
}

JudgedBy unless_empty(std::vector<Evidence> gaps) {
  JudgedBy result;
  if (gaps.empty()) return result;
  result.baseline = JudgedBy::Baseline::unknown;
  result.evidence = std::move(gaps);
  return result;
}

bool has_override(const PatchRun& run) {
  const auto is_the_record = [](const SeenIn& seen) { return seen.kind == "patch_state"; };
  return run.baseline_override && std::ranges::any_of(run.seen_in, is_the_record);
}

// A source or the run itself named a baseline of its own, which the ordinary order knows nothing of.
bool was_overridden(const Assessment& so_far) {
  const auto overrides = [](const auto& match) { return match.baseline_override.has_value(); };
  const Patching& patching = so_far.patching;
  return (patching.associations && std::ranges::any_of(*patching.associations, overrides)) ||
         (patching.windows && std::ranges::any_of(*patching.windows, overrides)) ||
         (so_far.history.operations && std::ranges::any_of(*so_far.history.operations, has_override));
}

// A policy's runs report ids that are listed nowhere: a listed one is another source's.
JudgedBy of_patch_policy(const ScopeView& view, const ssm::InstancePatchState& state) {
  const auto listed = view.list<ssm::PatchBaselineIdentity>();
  const ssm::PatchBaselineIdentity* row = listed_baseline(view, *state.baseline_id);
  if (row == nullptr) {
    const Gap* gap = listed.gap();
    if (gap == nullptr || gap->reason == Gap::Reason::not_asked) return {};
    return unless_empty({view.trail().not_read(*gap, "whether the record is the patch policy's own")});
  }
  JudgedBy result;
  result.baseline = JudgedBy::Baseline::another;
  result.reason = fmt::format("its record was written with baseline {}, and not by the patch policy that covers it",
                              short_baseline_id(row->baseline_id));
  result.evidence = {
      view.trail().cite(state, &ssm::InstancePatchState::baseline_id, "the baseline that the last operation used"),
      view.trail().cite(*row, &ssm::PatchBaselineIdentity::baseline_id, "it is no patch policy's")};
  return result;
}

}  // namespace

JudgedBy judged_by(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                   const Assessment& so_far) {
  const Patching& patching = so_far.patching;
  if (!patching.baseline || state.baseline_id.value_or("").empty()) return {};
  const Baseline& expected = *patching.baseline;
  if (expected.source == "patch_policy") return of_patch_policy(view, state);
  // Of a hybrid node the patch group is never read.
  if (expected.source == "reported" && !node.managed_id.starts_with("mi-")) {
    return unless_empty(gaps_in(expected.evidence));
  }
  if (expected.source != "patch_group" && expected.source != "default") return {};
  if (is_same_baseline(expected.id, *state.baseline_id) || was_overridden(so_far)) return {};
  // An association or a task that wasn't read could name a baseline of its own.
  if (auto gaps = gaps_in(patching.gaps); !gaps.empty()) return unless_empty(std::move(gaps));
  JudgedBy result;
  result.baseline = JudgedBy::Baseline::another;
  result.reason = fmt::format("it was judged by baseline {}, and {} applies now", short_baseline_id(*state.baseline_id),
                              short_baseline_id(expected.id));
  result.evidence = {
      view.trail().cite(state, &ssm::InstancePatchState::baseline_id, "the baseline that the last operation used")};
  result.evidence.insert(result.evidence.end(), expected.evidence.begin(), expected.evidence.end());
  return result;
}

}  // namespace patchtriage
