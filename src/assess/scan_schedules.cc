#include "assess/scan_schedules.h"

#include <algorithm>

#include "assess/patch_sources.h"
#include "base/items.h"

namespace patchtriage {
namespace {

bool assesses(const std::optional<PatchOperation>& operation) {
  return operation == PatchOperation::scan || operation == PatchOperation::install;
}

}  // namespace

std::optional<Time> ScanSchedule::next_after(Time time) const {
  return schedule == nullptr ? std::nullopt : schedule->next_after(time);
}

std::optional<Duration> ScanSchedule::interval(Time now) const {
  const auto first = next_after(now);
  const auto second = first ? next_after(*first) : std::nullopt;
  return second ? std::optional(*second - *first) : std::nullopt;
}

std::vector<ScanSchedule> scan_schedules(const ScopeView& view, const Patching& patching) {
  const auto& sources = view.once<PatchSources>();
  std::vector<ScanSchedule> result;
  for (const AssociationMatch& match : items(patching.associations)) {
    const AssociationSource* source = sources.association(match.id);
    if (!assesses(match.operation) || !match.next_execution_at || source == nullptr) continue;
    if (source->document == nullptr || !source->document->writes_patch_state) continue;
    result.push_back(
        {match.id, *match.operation, match.next_execution_at, source->schedule ? &*source->schedule : nullptr});
  }
  for (const WindowMatch& match : items(patching.windows)) {
    const WindowSource* source = sources.window(match.id);
    if (!assesses(match.operation) || !match.next_execution_at || source == nullptr) continue;
    const auto task =
        std::ranges::find(source->tasks, match.task_id, [](const TaskSource& one) { return one.row->window_task_id; });
    if (task == source->tasks.end() || task->document == nullptr || !task->document->writes_patch_state) continue;
    result.push_back(
        {match.id, *match.operation, match.next_execution_at, source->schedule ? &*source->schedule : nullptr});
  }
  return result;
}

}  // namespace patchtriage
