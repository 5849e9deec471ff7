#include "investigate/outside_runs.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "investigate/attempts.h"
#include "investigate/rule_facts.h"

namespace patchtriage {
namespace {

// AWS forgets commands after 30 days: a day less, so that a run doesn't lose its command and stay.
constexpr Duration kOnRecord = std::chrono::days(29);

}  // namespace

std::vector<const PatchRun*> outside_runs(const RuleFacts& facts, PatchOperation operation) {
  std::vector<const PatchRun*> runs;
  const Assessment& assessment = facts.assessment;
  if (!assessment.history.operations || !history_gaps(assessment).empty()) return runs;
  bool is_by_hand = true;
  for (const PatchRun& run : *assessment.history.operations) {
    if (run.operation != operation || ending_of(run) != Ending::succeeded || is_scheduled(run)) continue;
    const bool is_record_alone = run.kind == "patch_state";
    // The record outlives the command: who sent it can't be told any more, however long ago that was.
    if (!run.at || (!is_record_alone && facts.view.as_of() - *run.at > kOnRecord)) continue;
    if (is_record_alone) is_by_hand = false;
    runs.push_back(&run);
  }
  if (runs.size() == 1 && is_by_hand) runs.clear();
  return runs;
}

std::string outside_summary(const std::vector<const PatchRun*>& runs) {
  const PatchRun& newest = *runs.front();
  std::string what = newest.operation == PatchOperation::install ? "install" : "scan";
  if (runs.size() != 1) what += "s";
  const std::string source =
      newest.kind == "patch_state" ? "in its patch record alone" : fmt::format("{} {}", newest.kind, newest.id);
  std::string text =
      fmt::format("{} {} on record, the newest of {} ({}), {} from no schedule that covers it", runs.size(), what,
                  format_time(*newest.at), source, runs.size() == 1 ? "comes" : "come");
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace patchtriage
