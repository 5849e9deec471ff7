#include "report/table_columns.h"

#include <fmt/format.h>

#include <cmath>

#include "report/headline.h"

namespace patchtriage {
namespace {

using cells::list;
using cells::maybe;
using cells::text;

std::string key_text(const NodeKey& key) { return fmt::format("{}/{}/{}", key.account, key.region, key.instance_id); }

}  // namespace

const std::vector<Column<Action>>& action_columns() {
  using Row = const Action&;
  static const std::vector<Column<Action>> columns = {
      {"title", [](Row row) { return text(row.title); }},
      {"clears", [](Row row) { return Cell(static_cast<std::int64_t>(row.instances.size())); }},
      {"risk_removed", [](Row row) { return Cell(row.risk_removed); }},
      {"cumulative_share", [](Row row) { return Cell(std::round(row.cumulative_share * 10000.0) / 10000.0); }},
      {"path", [](Row row) { return text(row.path); }},
      {"scope", [](Row row) { return text(row.target); }},
      {"instances", [](Row row) { return list(row.instances, key_text); }},
      {"steps", [](Row row) { return list(row.steps, step_text); }},
      {"id", [](Row row) { return text(row.id); }},
  };
  return columns;
}

const std::vector<Column<PatchRow>>& patch_columns() {
  using Row = const PatchRow&;
  static const std::vector<Column<PatchRow>> columns = {
      {"rank", [](Row row) { return Cell(std::int64_t{row.findings->rank}); }},
      {"account", [](Row row) { return text(row.findings->key().account); }},
      {"region", [](Row row) { return text(row.findings->key().region); }},
      {"instance_id", [](Row row) { return text(row.findings->key().instance_id); }},
      {"id", [](Row row) { return text(row.patch->id); }},
      {"title", [](Row row) { return maybe(row.patch->title); }},
      {"state", [](Row row) { return text(row.patch->state); }},
      {"severity", [](Row row) { return maybe(row.patch->severity); }},
      {"classification", [](Row row) { return maybe(row.patch->classification); }},
      {"cves", [](Row row) { return list(row.patch->cves); }},
      {"installed_at", [](Row row) { return maybe(row.patch->installed_at); }},
  };
  return columns;
}

const std::vector<Column<CoverageRow>>& coverage_columns() {
  using Row = const CoverageRow&;
  static const std::vector<Column<CoverageRow>> columns = {
      {"account", [](Row row) { return text(row.scope.account); }},
      {"region", [](Row row) { return text(row.scope.region); }},
      {"step", [](Row row) { return text(to_string(row.step)); }},
      {"operation", [](Row row) { return text(row.operation); }},
      {"status", [](Row row) { return text(to_string(row.status)); }},
      {"items", [](Row row) { return Cell(row.items); }},
      {"error_code", [](Row row) { return text(row.error_code); }},
      {"message", [](Row row) { return text(row.message); }},
      {"permission", [](Row row) { return text(row.permission); }},
      {"affects", [](Row row) { return text(row.affects); }},
  };
  return columns;
}

}  // namespace patchtriage
