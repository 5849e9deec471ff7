// The schedules that keep a node's patch record fresh.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/schedule.h"
#include "assess/scope_view.h"

namespace patchtriage {

// A covering association or window that will run a scan or an install that reports patch compliance. Borrows from the
// view's PatchSources.
struct ScanSchedule {
  std::string id;
  PatchOperation operation = PatchOperation::scan;
  std::optional<Time> next;
  const Schedule* schedule = nullptr;

  std::optional<Time> next_after(Time time) const;
  // From one run to the next, from `now` on.
  std::optional<Duration> interval(Time now) const;
};

std::vector<ScanSchedule> scan_schedules(const ScopeView& view, const Patching& patching);

}  // namespace patchtriage
