// Format: Markdown for an issue or a wiki.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/layout.h"
#include "report/markdown.h"
#include "report/words.h"

namespace patchtriage::formats {
namespace {

constexpr std::size_t kInstancesShown = 100;
constexpr std::size_t kActionsShown = 25;

std::string count_of(const std::map<std::string, std::int64_t>& counts, std::string_view name) {
  const auto found = counts.find(std::string(name));
  return with_thousands(found == counts.end() ? 0 : found->second);
}

void append_totals(const Summary& summary, std::string& out) {
  const Totals& totals = summary.totals;
  out +=
      "| compliant | non-compliant | unknown | accepted | P1 | P2 | P3 | P4 |\n"
      "|--:|--:|--:|--:|--:|--:|--:|--:|\n";
  out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n\n", with_thousands(totals.compliant),
                     with_thousands(totals.non_compliant), with_thousands(totals.unknown),
                     with_thousands(totals.accepted), count_of(totals.by_tier, "P1"), count_of(totals.by_tier, "P2"),
                     count_of(totals.by_tier, "P3"), count_of(totals.by_tier, "P4"));
}

void append_actions(const Summary& summary, std::string& out) {
  if (summary.actions.empty()) return;
  out += "## Fewest fixes first\n\n| # | change | clears | risk removed |\n|--:|---|--:|--:|\n";
  for (std::size_t i = 0; i < std::min(kActionsShown, summary.actions.size()); ++i) {
    const Action& action = summary.actions[i];
    out += fmt::format("| {} | {} | {} | {:.0f} % |\n", i + 1, markdown_cell(action.title), action.instances.size(),
                       action.cumulative_share * 100);
  }
  if (summary.actions.size() > kActionsShown)
    out += fmt::format("\n{} more are in the JSON report.\n", summary.actions.size() - kActionsShown);
  out += "\n";
}

void append_instance(const InstanceFindings& findings, const Summary& summary, std::string& out) {
  const Assessment& assessment = findings.assessment;
  std::string status(word(assessment.compliance.status));
  if (const std::string exception = exception_text(findings); !exception.empty()) status += ", " + exception;
  out += fmt::format("| {} | {} | {} | {} | {} | {} / {} | {} | {} | **{}** ({}) {} | {} |\n", findings.rank,
                     findings.ranking.tier ? word(*findings.ranking.tier) : "-", layout::score(findings.ranking),
                     markdown_cell(findings.key().instance_id),
                     markdown_cell(assessment.context.name.value_or(""), 100), markdown_cell(findings.key().account),
                     markdown_cell(findings.key().region), markdown_cell(status), since(findings, summary.run.as_of),
                     markdown_cell(cause_of(findings)), to_string(findings.investigation.root_cause.confidence),
                     markdown_cell(findings.investigation.root_cause.summary),
                     markdown_cell(findings.investigation.remediation.summary));
}

void append_instances(const Summary& summary, const FormatOptions& options, std::string& out) {
  const std::size_t listed = listed_count(summary, options);
  out += "## Instances\n\n";
  if (listed == 0) {
    out += "Nothing is out of compliance.\n\n";
    return;
  }
  out +=
      "| # | tier | score | instance | name | account / Region | status | since | why | what to do |\n"
      "|--:|---|--:|---|---|---|---|--:|---|---|\n";
  const std::size_t most = options.all ? listed : std::min(kInstancesShown, listed);
  std::size_t shown = 0;
  for_each_listed(summary, options, [&](const InstanceFindings& findings) {
    append_instance(findings, summary, out);
    return ++shown < most;
  });
  if (listed > shown) out += fmt::format("\n{} more are in the JSON report.\n", listed - shown);
  out += "\n";
}

void append_holes(const Summary& summary, std::string& out) {
  std::string rows;
  for (const CoverageRow& row : summary.coverage) {
    if (row.status == CallStatus::complete || row.status == CallStatus::skipped) continue;
    rows += fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_cell(row.scope.account),
                        markdown_cell(row.scope.region), markdown_cell(row.operation), to_string(row.status),
                        markdown_cell(row.permission.empty() ? row.error_code : "grant " + row.permission),
                        markdown_cell(row.affects));
  }
  if (rows.empty()) return;
  out +=
      "## What could not be seen\n\n| account | Region | operation | status | | weakens "
      "|\n|---|---|---|---|---|---|\n" +
      rows + "\n";
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  std::string out = "# Patch triage\n\n" + escape_markdown(scope_line(summary)) + "\n\n";
  if (!summary.is_complete) out += "**Incomplete:** some of it could not be read; see the end.\n\n";
  append_totals(summary, out);
  append_actions(summary, out);
  append_instances(summary, options, out);
  append_holes(summary, out);
  sink(out);
  return {};
}

}  // namespace

Format md() { return {"md", "Markdown for an issue or a wiki", stream}; }

}  // namespace patchtriage::formats
