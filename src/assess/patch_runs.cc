#include "assess/patch_runs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assess/patch_state.h"
#include "base/text.h"

namespace patchtriage {
namespace {

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Nothing was carried out on this node, through no fault of its own.
constexpr std::array<std::string_view, 11> kSkipped = {
    "terminated", "noinstancesintag",   "cancelled",         "ratesexceeded", "rateexceeded", "limitexceeded",
    "skipped",    "skippedoverlapping", "cancelledbywindow", "exited",        "rejected"};
constexpr std::array<std::string_view, 10> kFailed = {
    "failed",          "timedout",     "deliverytimedout",     "executiontimedout", "undeliverable",
    "invalidplatform", "accessdenied", "completedwithfailure", "invalidassoc",      "incomplete"};
constexpr std::array<std::string_view, 2> kSucceeded = {"success", "completedwithsuccess"};

}  // namespace

std::string squeezed_status(std::string_view status) {
  std::string result = to_lower(status);
  std::erase_if(result, [](char c) { return c == ' ' || c == '_'; });
  return result;
}

HistoryOutcome outcome_of(const PatchRun& run) {
  const std::string status = squeezed_status(run.status);
  const std::string details = squeezed_status(run.status_details.value_or(""));
  // Nothing was wrong on the node: whatever watches the fleet ended it.
  if (run.stopped_by_alarm) return HistoryOutcome::skipped;
  // A window that sent the node nothing passed it over, however it ended.
  if (run.kind == "maintenance_window") {
    return status == "pending" || status == "inprogress" || status == "cancelling" ? HistoryOutcome::unknown
                                                                                   : HistoryOutcome::skipped;
  }
  // The details are finer, and contradict the status where it counts: NoInstancesInTag is a "Success".
  for (const std::string& word : {details, status}) {
    if (is_one_of(kSkipped, word)) return HistoryOutcome::skipped;
    if (is_one_of(kFailed, word)) return HistoryOutcome::failed;
    if (is_one_of(kSucceeded, word)) return HistoryOutcome::succeeded;
  }
  return HistoryOutcome::unknown;
}

void note_alarm(const std::vector<ssm::AlarmStateInformation>& alarms, Evidence evidence, PatchRun& run) {
  const HistoryOutcome outcome = outcome_of(run);
  const bool is_ended_early = outcome == HistoryOutcome::failed || outcome == HistoryOutcome::skipped;
  if (alarms.empty() || run.exit_code || !is_ended_early) return;
  run.stopped_by_alarm = alarms.front().name.value_or("");
  run.evidence.push_back(std::move(evidence));
}

void join_patch_state(const ScopeView& view, const Node& node, PatchRuns& runs) {
  using State = ssm::InstancePatchState;
  const PatchReadings readings = read_patch_states(view, node);
  const PatchReading* newest = readings.newest();
  if (newest == nullptr) {
    if (readings.gap && readings.gap->reason != Gap::Reason::not_asked) {
      runs.gaps.push_back(view.trail().not_read(*readings.gap, "the last operation in the patch record"));
    }
    return;
  }
  const State& state = *newest->state;
  const std::optional<Time> start = state.operation_start_time ? state.operation_start_time : state.operation_end_time;
  const auto operation = patch_operation_of(state.operation.value_or(""));
  const auto covers = [](const PatchRun& run, Time time) {
    if (!run.at || run.kind == "maintenance_window") return false;
    // The documents' own limit is two hours, once they have begun.
    const Time end = run.finished_at ? *run.finished_at + std::chrono::minutes(5) : *run.at + std::chrono::hours(4);
    return time + std::chrono::minutes(1) >= *run.at && time <= end;
  };
  const auto record = [&](PatchOperation what, Time at, std::optional<Time> finished, const std::string& id,
                          Evidence evidence) {
    for (PatchRun& run : runs.runs) {
      if (!covers(run, at) || (run.operation && *run.operation != what)) continue;
      run.seen_in.push_back({"patch_state", id});
      if (!run.operation) run.operation = what;
      return;
    }
    PatchRun run;
    run.kind = "patch_state";
    run.id = id;
    run.at = at;
    run.finished_at = finished;
    run.operation = what;
    run.status = "Success";
    run.summary = "the patch record's own last operation";
    run.seen_in.push_back({"patch_state", id});
    run.install_override_list = state.install_override_list;
    run.evidence.push_back(std::move(evidence));
    runs.runs.push_back(std::move(run));
  };
  if (start && operation) {
    const std::string id = state.snapshot_id.value_or("").empty() ? node.managed_id : *state.snapshot_id;
    record(*operation, *start, state.operation_end_time, id,
           view.trail().cite(state, &State::operation, "the last operation that reported"));
  }
  // An install that was told not to restart leaves its time in the record, whatever ran since.
  if (state.last_no_reboot_install_operation_time) {
    const Time at = *state.last_no_reboot_install_operation_time;
    const bool is_the_same = operation == PatchOperation::install && start && at >= *start - std::chrono::minutes(1) &&
                             (!state.operation_end_time || at <= *state.operation_end_time + std::chrono::minutes(1));
    if (!is_the_same) {
      record(PatchOperation::install, at, std::nullopt, node.managed_id + "/no-reboot",
             view.trail().cite(state, &State::last_no_reboot_install_operation_time,
                               "the last install that was told not to restart"));
    }
  }
}

}  // namespace patchtriage
