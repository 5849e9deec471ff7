// The columns of the tables that csv and xlsx write. Those of an instance are named by their path in the JSON report
// (contract/report.schema.json); lists become one text, evidence is left to the JSON report and to `explain`.
#pragma once

#include <vector>

#include "report/cells.h"
#include "summarize/summary.h"

namespace patchtriage {

// One patch of one instance.
struct PatchRow {
  const InstanceFindings* findings = nullptr;
  const PatchFinding* patch = nullptr;
};

const std::vector<Column<InstanceFindings>>& instance_columns();
const std::vector<Column<Action>>& action_columns();
const std::vector<Column<PatchRow>>& patch_columns();
const std::vector<Column<CoverageRow>>& coverage_columns();

}  // namespace patchtriage
