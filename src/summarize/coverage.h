// One row for each (account, Region, operation) that the plan asked: what was read, and what each hole weakens.
#pragma once

#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// Sorted by account, Region, step and operation. `instances` tells which conclusions lack what a hole would have said.
std::vector<CoverageRow> coverage_of(const Snapshot& snapshot, const std::vector<InstanceFindings>& instances);

}  // namespace patchtriage
