#include "assess/staleness.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/baseline_records.h"
#include "assess/judging_baseline.h"
#include "assess/patch_documents.h"
#include "assess/patch_runs.h"
#include "assess/scan_schedules.h"

namespace patchtriage {
namespace {

std::optional<Staleness> by_failed_attempt(const ScopeView& view, const ssm::InstancePatchState& state,
                                           const Assessment& so_far) {
  if (!so_far.history.operations) return std::nullopt;
  for (const PatchRun& run : *so_far.history.operations) {
    // Newest first. A run that began before the operation ended is the one that wrote the record.
    if (!run.at || *run.at <= *state.operation_end_time) break;
    if (outcome_of(run) != HistoryOutcome::failed) continue;
    Staleness stale{fmt::format("a newer attempt ({}) ended as {} without reporting", run.id, run.status),
                    run.evidence};
    stale.evidence.push_back(
        view.trail().cite(state, &ssm::InstancePatchState::operation_end_time, "the data is from before that attempt"));
    return stale;
  }
  return std::nullopt;
}

std::optional<Staleness> by_unreported_install(const ScopeView& view, const ssm::InstancePatchState& state,
                                               const Assessment& so_far) {
  if (!so_far.history.operations) return std::nullopt;
  for (const PatchRun& run : *so_far.history.operations) {
    if (!run.at || *run.at <= *state.operation_end_time) break;
    if (run.operation != PatchOperation::install || outcome_of(run) != HistoryOutcome::succeeded) continue;
    const PatchDocument* document = find_patch_document(run.document.value_or(""));
    if (document == nullptr || document->writes_patch_state) continue;
    Staleness stale{fmt::format("{} installed since ({}), which reports no patch compliance", document->name, run.id),
                    run.evidence};
    stale.evidence.push_back(
        view.trail().cite(state, &ssm::InstancePatchState::operation_end_time, "the data is from before that install"));
    return stale;
  }
  return std::nullopt;
}

std::optional<Staleness> by_changed_baseline(const ScopeView& view, const ssm::InstancePatchState& state) {
  const Facts<ssm::PatchBaseline> baseline = baseline_details(view, state.baseline_id.value_or(""));
  if (baseline.rows().empty()) return std::nullopt;
  const ssm::PatchBaseline& row = *baseline.only();
  if (!row.modified_date || *row.modified_date <= *state.operation_end_time) return std::nullopt;
  return Staleness{
      fmt::format("its baseline {} was changed after the last operation", short_baseline_id(row.baseline_id)),
      {view.trail().cite(row, &ssm::PatchBaseline::modified_date, "the baseline was changed then"),
       view.trail().cite(state, &ssm::InstancePatchState::operation_end_time, "the data is from before the change")}};
}

std::optional<Staleness> by_other_baseline(const ScopeView& view, const Node& node,
                                           const ssm::InstancePatchState& state, const Assessment& so_far) {
  JudgedBy judged = judged_by(view, node, state, so_far);
  if (judged.baseline != JudgedBy::Baseline::another) return std::nullopt;
  return Staleness{std::move(judged.reason), std::move(judged.evidence)};
}

std::optional<Staleness> by_missed_scan(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                                        const std::vector<ScanSchedule>& schedules) {
  const ec2::Instance& instance = *node.instance;
  if (!instance.launch_time || *instance.launch_time <= *state.operation_end_time) return std::nullopt;
  for (const ScanSchedule& schedule : schedules) {
    const std::optional<Time> due = schedule.next_after(*instance.launch_time);
    // A scan takes a while, and windows start it late; two hours are the documents' own limit.
    if (!due || *due + std::chrono::hours(2) > view.as_of()) continue;
    return Staleness{
        fmt::format("it was started again after the last operation, and {} missed the scan due at {}", schedule.id,
                    format_time(*due)),
        {view.trail().cite(instance, &ec2::Instance::launch_time, "the instance was started after the last operation"),
         view.trail().cite(state, &ssm::InstancePatchState::operation_end_time, "the last operation ended then")}};
  }
  return std::nullopt;
}

std::optional<Staleness> by_age(const ScopeView& view, const ssm::InstancePatchState& state,
                                const std::vector<ScanSchedule>& schedules) {
  // An install assesses too, but a monthly one is no reason to wait for what a daily scan should have brought.
  const auto scans = [](const ScanSchedule& schedule) { return schedule.operation == PatchOperation::scan; };
  const bool has_scans = std::ranges::any_of(schedules, scans);
  Duration limit = view.settings().stale_after;
  for (const ScanSchedule& schedule : schedules) {
    if (has_scans && !scans(schedule)) continue;
    if (const auto interval = schedule.interval(view.as_of())) limit = std::max(limit, 2 * *interval);
  }
  const Duration age = view.as_of() - *state.operation_end_time;
  if (age <= limit) return std::nullopt;
  return Staleness{
      fmt::format("the last successful operation was {} ago; the limit is {}", format_age(age), format_age(limit)),
      {view.trail().cite(state, &ssm::InstancePatchState::operation_end_time, "the last successful operation")}};
}

}  // namespace

std::optional<Staleness> staleness(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                                   const Assessment& so_far) {
  if (!state.operation_end_time) return std::nullopt;
  // What makes the data wrong comes before what only makes it old.
  if (auto stale = by_failed_attempt(view, state, so_far)) return stale;
  if (auto stale = by_unreported_install(view, state, so_far)) return stale;
  if (auto stale = by_changed_baseline(view, state)) return stale;
  if (auto stale = by_other_baseline(view, node, state, so_far)) return stale;
  const std::vector<ScanSchedule> schedules = scan_schedules(view, so_far.patching);
  if (auto stale = by_missed_scan(view, node, state, schedules)) return stale;
  return by_age(view, state, schedules);
}

}  // namespace patchtriage
