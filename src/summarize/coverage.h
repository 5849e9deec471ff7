// One row for each (account, Region, operation) that the plan asked: what was read, and what each hole weakens.
#pragma once

#include <string>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// Of one account, sorted by Region, step and operation. `instances`, the account's, tell which conclusions lack what a
// hole would have said.
std::vector<CoverageRow> coverage_of(const Snapshot& snapshot, const std::string& account,
                                     const std::vector<InstanceFindings>& instances);

}  // namespace patchtriage
