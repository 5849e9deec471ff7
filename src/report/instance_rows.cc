#include "report/instance_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/headline.h"
#include "report/layout.h"
#include "report/words.h"

namespace patchtriage {
namespace {

using layout::cell;

struct Row {
  std::string rank;
  std::optional<Tier> tier;
  std::string score;
  std::string id;
  std::string name;
  std::string where;
  std::string cause;
  std::string since;
  std::string urgency;
};

// Widths of the columns that may give way; 0: left out.
struct Columns {
  std::size_t id = 8;
  std::size_t name = 4;
  std::size_t where = 16;
  std::size_t cause = 3;
  std::size_t since = 5;

  // "  rank tier  score  id": a space before each of the others.
  std::size_t total() const {
    std::size_t sum = 2 + 4 + 1 + 4 + 1 + 6 + 2 + id;
    for (const std::size_t width : {name, where, cause, since}) sum += width > 0 ? width + 1 : 0;
    return sum;
  }
};

std::vector<Row> rows_of(const Summary& summary, const FormatOptions& options, std::size_t most) {
  std::vector<Row> rows;
  std::vector<std::string> ids;
  for_each_listed(summary, options, [&](const InstanceFindings& findings) {
    const NodeKey& key = findings.key();
    ids.push_back(key.instance_id);
    rows.push_back({.rank = fmt::format("{}", findings.rank),
                    .tier = findings.ranking.tier,
                    .score = findings.ranking.tier ? layout::score(findings.ranking) : "-",
                    .id = "",
                    .name = for_terminal(findings.assessment.context.name.value_or("-")),
                    .where = key.account + "/" + key.region,
                    .cause = cause_of(findings),
                    .since = since(findings, summary.run.as_of),
                    .urgency = urgency_line(findings)});
    return rows.size() < most;
  });
  const std::vector<std::string> shown = layout::short_ids(ids);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].id = shown[i];
  return rows;
}

Columns fitted(const std::vector<Row>& rows, std::size_t width) {
  Columns columns;
  for (const Row& row : rows) {
    columns.id = std::max(columns.id, display_width(row.id));
    columns.name = std::max(columns.name, std::min<std::size_t>(28, display_width(row.name)));
    columns.where = std::max(columns.where, display_width(row.where));
    columns.cause = std::max(columns.cause, display_width(row.cause));
    columns.since = std::max(columns.since, display_width(row.since));
  }
  // Takes off what is too much, down to `least`.
  const auto narrow = [&](std::size_t& column, std::size_t least) {
    const std::size_t excess = columns.total() > width ? columns.total() - width : 0;
    column = std::max(std::min(column, least), column - std::min(column, excess));
  };
  const auto leave_out = [&](std::size_t& column) {
    if (columns.total() > width) column = 0;
  };
  narrow(columns.name, 12);
  narrow(columns.cause, 24);
  leave_out(columns.name);
  leave_out(columns.where);
  leave_out(columns.since);
  narrow(columns.cause, 8);
  return columns;
}

void append_line(const Columns& columns, const Row& row, bool is_head, const FormatOptions& options, std::string& out) {
  const std::string tier = is_head ? "tier" : layout::tier(row.tier, options.colour);
  const std::size_t tier_width = is_head ? 4 : row.tier ? word(*row.tier).size() : 2;
  out += fmt::format("  {} {}{} {}  {}", cell(row.rank, 4, true), tier, std::string(4 - tier_width, ' '),
                     cell(row.score, 6, true), cell(row.id, columns.id));
  if (columns.name > 0) out += " " + cell(row.name, columns.name);
  if (columns.where > 0) out += " " + cell(row.where, columns.where);
  out += " " + cell(row.cause, columns.cause);
  if (columns.since > 0) out += " " + cell(row.since, columns.since, true);
  while (out.ends_with(' ')) out.pop_back();
  out += "\n";
}

}  // namespace

std::string instance_rows(const Summary& summary, const FormatOptions& options, std::size_t most) {
  const auto width = static_cast<std::size_t>(std::max(60, options.width));
  const std::vector<Row> rows = rows_of(summary, options, most);
  const Columns columns = fitted(rows, width);
  const Row head{.rank = "#",
                 .tier = std::nullopt,
                 .score = "score",
                 .id = "instance",
                 .name = "name",
                 .where = "account / Region",
                 .cause = "why",
                 .since = "since",
                 .urgency = ""};
  std::string out;
  append_line(columns, head, true, options, out);
  constexpr std::size_t kIndent = 20;  // below the id
  for (const Row& row : rows) {
    append_line(columns, row, false, options, out);
    if (!row.urgency.empty()) out += std::string(kIndent, ' ') + layout::cut(row.urgency, width - kIndent) + "\n";
  }
  return out;
}

}  // namespace patchtriage
