// Step 6: did patching fail, was it skipped, or did it never run.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "assess/assessment.h"
#include "assess/patch_runs.h"
#include "assess/patch_sources.h"
#include "assess/patch_state.h"
#include "assess/scope_view.h"

namespace patchtriage {
namespace {

bool is_install(const PatchRun& run) { return run.operation == PatchOperation::install; }

std::string describe(const PatchRun& run) {
  const std::string when = run.at ? format_time(*run.at) : "an unknown time";
  const std::string details = run.status_details && !run.status_details->empty() && *run.status_details != run.status
                                  ? fmt::format("{} ({})", run.status, *run.status_details)
                                  : run.status;
  std::string text = fmt::format("The install of {} ({} {}) ended as {}", when, run.kind, run.id, details);
  std::ranges::replace(text, '_', ' ');
  if (run.exit_code && *run.exit_code != 0) text += fmt::format(", exit code {}", *run.exit_code);
  return text + ".";
}

// A covering window that would install, but is switched off or over.
const WindowMatch* idle_window(const ScopeView& view, const Patching& patching) {
  if (!patching.windows) return nullptr;
  const auto found = std::ranges::find_if(*patching.windows, [&](const WindowMatch& match) {
    const WindowSource* source = view.once<PatchSources>().window(match.id);
    return match.operation == PatchOperation::install && source != nullptr && source->next.why_not;
  });
  return found == patching.windows->end() ? nullptr : &*found;
}

// The record of the same operation shows failures that its status doesn't.
std::optional<std::int64_t> failed_patches(const ScopeView& view, const Node& node, const PatchRun& run) {
  const PatchReadings readings = read_patch_states(view, node);
  const PatchReading* newest = readings.newest();
  if (newest == nullptr || newest->state->failed_count.value_or(0) == 0) return std::nullopt;
  const auto is_same = [](const SeenIn& seen) { return seen.kind == "patch_state"; };
  if (!std::ranges::any_of(run.seen_in, is_same)) return std::nullopt;
  return newest->state->failed_count;
}

// What a saved run knew of an install that AWS has forgotten: the last one only where nobody could miss another.
void conclude_from_earlier(const ScopeView& view, const EarlierStanding::Install& install, History& history) {
  constexpr std::pair<std::string_view, HistoryOutcome> kOutcomes[] = {{"failed", HistoryOutcome::failed},
                                                                       {"skipped", HistoryOutcome::skipped},
                                                                       {"succeeded", HistoryOutcome::succeeded}};
  const auto* known =
      std::ranges::find(kOutcomes, install.outcome, &std::pair<std::string_view, HistoryOutcome>::first);
  const bool is_known = known != std::end(kOutcomes) && view.history_reaches(install.as_of);
  history.outcome = is_known ? known->second : HistoryOutcome::unknown;
  history.last_install_at = install.at;
  history.reason = fmt::format(
      "No install is on record in the 30 days that AWS keeps. The last one that saved run {} knew, of {}, {}.",
      install.run, format_time(install.at),
      is_known ? "counts as " + install.outcome : "may have been followed by others that nobody recorded");
}

void conclude_without_install(const ScopeView& view, const Node& node, const Patching& patching, const PatchRuns& runs,
                              History& history) {
  if (!runs.is_complete) {
    history.reason = "Parts of the history could not be read, and what was read has no install.";
    return;
  }
  if (const WindowMatch* window = idle_window(view, patching)) {
    history.outcome = HistoryOutcome::skipped;
    history.reason = fmt::format("Window {} would install, but it {}.", window->id,
                                 *view.once<PatchSources>().window(window->id)->next.why_not);
    return;
  }
  if (!runs.undecided.empty()) {
    history.reason = "No install is on record, and a document of the account's own that may patch ran on the node.";
    return;
  }
  if (!runs.of_unknown_node.empty()) {
    history.reason = "No install is on record, but an automation that patches failed for an instance it doesn't name.";
    history.gaps = runs.of_unknown_node;
    return;
  }
  if (const EarlierStanding* earlier = view.earlier(node.key); earlier != nullptr && earlier->install)
    return conclude_from_earlier(view, *earlier->install, history);
  history.outcome = HistoryOutcome::never_ran;
  history.reason = "No install is on record in the 30 days that AWS keeps.";
}

void conclude(const ScopeView& view, const Node& node, const Patching& patching, const PatchRuns& runs,
              History& history) {
  const PatchRun* last = nullptr;
  for (const PatchRun& run : runs.runs) {
    // A run whose operation isn't known may be the last install.
    if (!run.operation) {
      history.reason = fmt::format("Whether the run {} was an install could not be read.", run.id);
      return;
    }
    if (!is_install(run)) continue;
    if (outcome_of(run) == HistoryOutcome::unknown) {
      if (!history.reason) history.reason = fmt::format("The install {} is not over: {}.", run.id, run.status);
      continue;
    }
    last = &run;
    break;
  }
  if (last == nullptr) {
    if (!history.reason) conclude_without_install(view, node, patching, runs, history);
    return;
  }
  history.outcome = outcome_of(*last);
  history.reason = describe(*last);
  if (history.outcome != HistoryOutcome::succeeded) return;
  if (const auto failed = failed_patches(view, node, *last)) {
    history.outcome = HistoryOutcome::failed;
    history.reason =
        fmt::format("The install of {} ended, but {} failed to install.", last->at ? format_time(*last->at) : last->id,
                    *failed == 1 ? "1 patch" : fmt::format("{} patches", *failed));
  }
}

}  // namespace

History assess_history(const ScopeView& view, const Node& node, const Patching& patching) {
  PatchRuns runs;
  add_command_runs(view, node, runs);
  add_automation_runs(view, node, runs);
  join_window_executions(view, node, patching, runs);
  join_association_executions(view, node, patching, runs);
  join_patch_state(view, node, runs);
  std::ranges::sort(runs.runs, [](const PatchRun& left, const PatchRun& right) {
    return std::tie(left.at, left.id) > std::tie(right.at, right.id);
  });

  History history;
  conclude(view, node, patching, runs, history);
  for (const PatchRun& run : runs.runs) {
    if (!is_install(run) || !run.at) continue;
    history.last_install_at = run.at;
    break;
  }
  std::ranges::move(runs.gaps, std::back_inserter(history.gaps));
  history.undecided = std::move(runs.undecided);
  if (runs.is_complete || !runs.runs.empty()) history.operations = std::move(runs.runs);
  return history;
}

}  // namespace patchtriage
