// Format: a workbook for spreadsheets: the instances, the actions, the patches and the coverage, one sheet each, and
// what the report is about.
#include <fmt/format.h>

#include "base/items.h"
#include "base/version.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/table_columns.h"
#include "report/words.h"
#include "report/workbook.h"

namespace patchtriage::formats {
namespace {

template <class Row>
void add_sheet(const char* name, const std::vector<Column<Row>>& columns, Workbook& workbook) {
  std::vector<std::string> names;
  for (const Column<Row>& column : columns) names.emplace_back(column.name);
  workbook.add_sheet(name, std::move(names));
}

template <class Row>
void add_row(const std::vector<Column<Row>>& columns, const Row& row, Workbook& workbook) {
  std::vector<Cell> cells;
  cells.reserve(columns.size());
  for (const Column<Row>& column : columns) cells.push_back(column.read(row));
  workbook.add_row(cells);
}

void add_about(const Summary& summary, Workbook& workbook) {
  const Totals& totals = summary.totals;
  workbook.add_sheet("about", {"what", "value"});
  const auto add = [&workbook](const char* what, Cell value) {
    workbook.add_row({std::string(what), std::move(value)});
  };
  add("run", summary.run.id);
  add("as of (all times are UTC)", summary.run.as_of);
  add("scope", scope_line(summary));
  add("complete", summary.is_complete);
  add("instances", totals.instances);
  add("compliant", totals.compliant);
  add("non-compliant", totals.non_compliant);
  add("unknown", totals.unknown);
  add("accepted by an exception", totals.accepted);
  for (const auto& [tier, count] : totals.by_tier) add(tier.c_str(), count);
  add("settings", summary.settings_hash);
  add("patchtriage", std::string(kVersion));
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  Workbook workbook(summary.run.as_of, "patchtriage " + summary.run.id,
                    summary.is_complete ? "Everything in scope was read." : "Incomplete: see the sheet coverage.");
  add_sheet("instances", instance_columns(), workbook);
  for_each_listed(summary, options, [&](const InstanceFindings& findings) {
    add_row(instance_columns(), findings, workbook);
    return true;
  });
  add_sheet("actions", action_columns(), workbook);
  for (const Action& action : summary.actions) add_row(action_columns(), action, workbook);
  add_sheet("patches", patch_columns(), workbook);
  for_each_listed(summary, options, [&](const InstanceFindings& findings) {
    for (const PatchFinding& patch : items(findings.assessment.compliance.patches)) {
      add_row(patch_columns(), PatchRow{&findings, &patch}, workbook);
    }
    return true;
  });
  add_sheet("coverage", coverage_columns(), workbook);
  for (const CoverageRow& row : summary.coverage) add_row(coverage_columns(), row, workbook);
  add_about(summary, workbook);
  const Written bytes = workbook.finish();
  if (!bytes) return std::unexpected(bytes.error());
  sink(*bytes);
  return {};
}

}  // namespace

Format xlsx() {
  return {"xlsx", "a workbook: instances, actions, patches, coverage; needs =FILE at a terminal", stream, true};
}

}  // namespace patchtriage::formats
