// Format: one screen for a terminal: totals, fewest fixes first, the first instances, what could not be seen, what to
// type.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/layout.h"
#include "report/words.h"

namespace patchtriage::formats {
namespace {

using layout::cell;
using layout::cut;

constexpr std::size_t kActionsShown = 5;
constexpr std::size_t kInstancesShown = 15;

// The columns of the terminal shared out. What gives way, in this order: since, then some of the name and of the cause,
// the name, account and Region, and some of the id.
struct Columns {
  std::size_t id = 20;
  std::size_t name = 20;
  std::size_t where = 28;
  std::size_t cause = 34;
  bool has_since = true;

  explicit Columns(std::size_t width) {
    if (width < 132) has_since = false;
    if (width < 125) name = 14;
    if (width < 119) cause = 28;
    if (width < 113) name = 0;
    if (width < 98) {
      where = 0;
      cause = 34;
    }
    if (width < 75) {
      id = 12;
      cause = width - 33;
    }
  }
};

void append_totals(const Summary& summary, const FormatOptions& options, std::string& out) {
  const Totals& totals = summary.totals;
  out += fmt::format("  compliant {}    non-compliant {}    unknown {}", with_thousands(totals.compliant),
                     with_thousands(totals.non_compliant), with_thousands(totals.unknown));
  if (totals.accepted > 0) out += fmt::format("    accepted {}", with_thousands(totals.accepted));
  out += options.width < 80 ? "\n " : "   ";
  for (const Tier tier : {Tier::p1, Tier::p2, Tier::p3, Tier::p4}) {
    const auto found = totals.by_tier.find(std::string(word(tier)));
    out += fmt::format("  {} {}", layout::tier(tier, options.colour),
                       with_thousands(found == totals.by_tier.end() ? 0 : found->second));
  }
  out += "\n";
  std::vector<std::pair<std::string, std::int64_t>> categories(totals.by_category.begin(), totals.by_category.end());
  std::ranges::sort(categories, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::vector<std::string> parts;
  for (const auto& [name, count] : categories) parts.push_back(fmt::format("{} {}", name, with_thousands(count)));
  if (!parts.empty())
    out += "  " + layout::wrapped("why: " + join(parts, " · "), static_cast<std::size_t>(options.width) - 4, 7) + "\n";
}

void append_actions(const Summary& summary, const FormatOptions& options, std::string& out) {
  if (summary.actions.empty()) return;
  const std::size_t change =
      static_cast<std::size_t>(options.width) > 50 ? static_cast<std::size_t>(options.width) - 33 : 20;
  out += "\n" + layout::bold("Fewest fixes first", options.colour) + "\n";
  out += fmt::format("  {} {} {}  {}\n", cell("#", 3, true), cell("change", change), cell("clears", 6, true),
                     "risk removed");
  double highest = 0;
  for (const Action& action : summary.actions) highest = std::max(highest, action.risk_removed);
  for (std::size_t i = 0; i < std::min(kActionsShown, summary.actions.size()); ++i) {
    const Action& action = summary.actions[i];
    out +=
        fmt::format("  {} {} {}  {} {:>3.0f} %\n", cell(fmt::format("{}", i + 1), 3, true), cell(action.title, change),
                    cell(with_thousands(static_cast<std::int64_t>(action.instances.size())), 6, true),
                    layout::bar(highest > 0 ? action.risk_removed / highest : 0), action.cumulative_share * 100);
  }
  if (summary.actions.size() > kActionsShown)
    out += fmt::format("  … {} more: patchtriage actions\n", summary.actions.size() - kActionsShown);
}

void append_instance(const InstanceFindings& findings, const Columns& columns, const std::vector<std::string>& ids,
                     const Summary& summary, const FormatOptions& options, std::string& out) {
  const NodeKey& key = findings.key();
  const std::string tier = findings.ranking.tier ? std::string(word(*findings.ranking.tier)) : "--";
  out += fmt::format("  {} {}{} {}  {}", cell(fmt::format("{}", findings.rank), 4, true),
                     layout::tier(findings.ranking.tier, options.colour), std::string(4 - tier.size(), ' '),
                     cell(layout::score(findings.ranking), 6, true),
                     cell(layout::short_id(key.instance_id, ids), columns.id));
  if (columns.name > 0) out += " " + cell(findings.assessment.context.name.value_or("-"), columns.name);
  if (columns.where > 0) out += " " + cell(key.account + "/" + key.region, columns.where);
  out += " " + cell(cause_of(findings), columns.cause);
  if (columns.has_since) out += " " + cell(since(findings, summary.run.as_of), 6, true);
  while (out.ends_with(' ')) out.pop_back();
  out += "\n";
  const std::string why = urgency_line(findings);
  if (!why.empty())
    out += "                    " + cut(why, static_cast<std::size_t>(std::max(20, options.width - 22))) + "\n";
}

void append_instances(const Summary& summary, const FormatOptions& options, std::string& out) {
  std::vector<std::reference_wrapper<const InstanceFindings>> listed;
  for (const InstanceFindings& findings : summary.instances) {
    if (options.all || findings.ranking.tier) listed.emplace_back(findings);
  }
  if (listed.empty()) {
    out += summary.totals.instances == 0 ? "\nNo instances in scope.\n" : "\nNothing is out of compliance.\n";
    return;
  }
  const std::size_t shown = options.all ? listed.size() : std::min(kInstancesShown, listed.size());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < shown; ++i) ids.push_back(listed[i].get().key().instance_id);
  const Columns columns(static_cast<std::size_t>(options.width));
  out += "\n" + layout::bold(options.all ? "Instances" : "First instances", options.colour) + "\n";
  out += fmt::format("  {} {} {}  {}", cell("#", 4, true), cell("tier", 4), cell("score", 6, true),
                     cell("instance", columns.id));
  if (columns.name > 0) out += " " + cell("name", columns.name);
  if (columns.where > 0) out += " " + cell("account / Region", columns.where);
  out += " " + cell("why", columns.cause);
  if (columns.has_since) out += " " + cell("since", 6, true);
  out += "\n";
  for (std::size_t i = 0; i < shown; ++i) append_instance(listed[i], columns, ids, summary, options, out);
  if (listed.size() > shown)
    out += fmt::format("  … {} more: patchtriage report --all, or -o json\n", listed.size() - shown);
}

void append_holes(const Summary& summary, const FormatOptions& options, std::string& out) {
  std::map<std::string, std::set<std::string>> accounts_by_hole;
  for (const CoverageRow& row : summary.coverage) {
    if (row.status == CallStatus::complete || row.status == CallStatus::skipped) continue;
    std::string what = fmt::format("{} {}", row.operation, to_string(row.status));
    if (!row.permission.empty())
      what += fmt::format(": grant {}", row.permission);
    else if (!row.error_code.empty())
      what += fmt::format(": {}", row.error_code);
    accounts_by_hole[what].insert(row.scope.account);
  }
  if (accounts_by_hole.empty()) return;
  constexpr std::size_t kHolesShown = 4;
  out += "\n" + layout::bold("Not seen", options.colour) + "\n";
  std::size_t shown = 0;
  for (const auto& [what, accounts] : accounts_by_hole) {
    if (shown++ == kHolesShown) {
      out += fmt::format("  … {} more; all of them are in -o json under \"coverage\"\n",
                         accounts_by_hole.size() - kHolesShown);
      break;
    }
    out += "  " +
           cut(fmt::format("{} (in {})", what, counted(accounts.size(), "account")),
               static_cast<std::size_t>(options.width - 2)) +
           "\n";
  }
}

std::string write(const Summary& summary, const FormatOptions& given) {
  FormatOptions options = given;
  options.width = std::max(60, options.width);
  std::string out = layout::bold("patchtriage", options.colour) + " · " + scope_line(summary) + "\n";
  if (!summary.is_complete) out += "incomplete: some of it could not be read, see \"Not seen\"\n";
  out += "\n";
  append_totals(summary, options, out);
  append_actions(summary, options, out);
  append_instances(summary, options, out);
  append_holes(summary, options, out);
  const auto first =
      std::ranges::find_if(summary.instances, [](const auto& findings) { return findings.ranking.tier.has_value(); });
  if (first != summary.instances.end())
    out += fmt::format("\nNext: patchtriage explain {} · patchtriage actions\n", first->key().instance_id);
  return out;
}

}  // namespace

Format table() { return {"table", "one screen for a terminal (the default)", write}; }

}  // namespace patchtriage::formats
