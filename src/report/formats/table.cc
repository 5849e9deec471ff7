// Format: one screen for a terminal: totals, fewest fixes first, the first instances, what could not be seen, what to
// type.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/instance_rows.h"
#include "report/layout.h"
#include "report/words.h"

namespace patchtriage::formats {
namespace {

using layout::cell;
using layout::cut;

constexpr std::size_t kActionsShown = 5;
constexpr std::size_t kInstancesShown = 15;
constexpr std::size_t kFewestInstances = 3;
constexpr std::size_t kLinesBelow = 15;  // heads, holes, what to type, and the prompt

void append_totals(const Summary& summary, const FormatOptions& options, std::string& out) {
  const Totals& totals = summary.totals;
  std::string line = fmt::format("  compliant {}    non-compliant {}    unknown {}", with_thousands(totals.compliant),
                                 with_thousands(totals.non_compliant), with_thousands(totals.unknown));
  if (totals.accepted > 0) line += fmt::format("    accepted {}", with_thousands(totals.accepted));
  std::string tiers;
  std::size_t columns = display_width(line);
  for (const Tier tier : {Tier::p1, Tier::p2, Tier::p3, Tier::p4}) {
    const auto found = totals.by_tier.find(std::string(word(tier)));
    const std::string count = with_thousands(found == totals.by_tier.end() ? 0 : found->second);
    tiers += fmt::format("  {} {}", layout::tier(tier, options.colour), count);
    columns += 2 + 2 + 1 + count.size();
  }
  // Side by side where there is room.
  out += line + (columns + 3 <= static_cast<std::size_t>(options.width) ? "   " : "\n") + tiers + "\n";
  std::vector<std::pair<std::string, std::int64_t>> categories(totals.by_category.begin(), totals.by_category.end());
  std::ranges::sort(categories, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::vector<std::string> parts;
  for (const auto& [name, count] : categories) parts.push_back(fmt::format("{} {}", name, with_thousands(count)));
  if (!parts.empty())
    out += "  " + layout::wrapped("why: " + join(parts, " · "), static_cast<std::size_t>(options.width) - 9, 7) + "\n";
}

void append_actions(const Summary& summary, const FormatOptions& options, std::string& out) {
  if (summary.actions.empty()) return;
  const std::size_t change = static_cast<std::size_t>(options.width) - 33;
  out += "\n" + layout::bold("Fewest fixes first", options.colour) + "\n";
  out += fmt::format("  {} {} {}  {}\n", cell("#", 3, true), cell("change", change), cell("clears", 6, true),
                     "risk removed");
  double highest = 0;
  for (const Action& action : summary.actions) highest = std::max(highest, action.risk_removed);
  for (std::size_t i = 0; i < std::min(kActionsShown, summary.actions.size()); ++i) {
    const Action& action = summary.actions[i];
    // A title has an id at its end as often as not: a second line for it, and no third.
    std::vector<std::string> lines = split(layout::wrapped(action.title, change, 0), '\n');
    out +=
        fmt::format("  {} {} {}  {} {:>3.0f} %\n", cell(fmt::format("{}", i + 1), 3, true), cell(lines.front(), change),
                    cell(with_thousands(static_cast<std::int64_t>(action.instances.size())), 6, true),
                    layout::bar(highest > 0 ? action.risk_removed / highest : 0), action.cumulative_share * 100);
    if (lines.size() == 1) continue;
    lines.erase(lines.begin());
    out += "      " + cut(join(lines, " "), change) + "\n";
  }
  if (summary.actions.size() > kActionsShown)
    out += fmt::format("  … {} more: patchtriage actions\n", summary.actions.size() - kActionsShown);
}

// As many as fit below what is above them and leave room for what follows; each takes two lines.
std::size_t instances_shown(const FormatOptions& options, const std::string& above) {
  if (options.height <= 0) return kInstancesShown;
  const auto used = static_cast<std::size_t>(std::ranges::count(above, '\n')) + kLinesBelow;
  const auto height = static_cast<std::size_t>(options.height);
  return std::clamp((height > used ? height - used : 0) / 2, kFewestInstances, kInstancesShown);
}

void append_instances(const Summary& summary, const FormatOptions& options, std::string& out) {
  const std::size_t listed = listed_count(summary, options);
  if (listed == 0) {
    out += summary.totals.instances == 0 ? "\nNo instances in scope.\n" : "\nNothing is out of compliance.\n";
    return;
  }
  const std::size_t shown = options.all ? listed : std::min(listed, instances_shown(options, out));
  out += "\n" + layout::bold(options.all ? "Instances" : "First instances", options.colour) + "\n";
  out += instance_rows(summary, options, shown);
  if (listed > shown) out += fmt::format("  … {} more: patchtriage report --all, or -o json\n", listed - shown);
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
  out += "\n" + layout::bold("Not seen", options.colour) + " · patchtriage doctor says what to grant\n";
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

Streamed stream(const Summary& summary, const FormatOptions& given, const Sink& sink) {
  FormatOptions options = given;
  options.width = std::max(60, options.width);
  std::string out = layout::bold("patchtriage", options.colour) + " · " + scope_line(summary) + "\n";
  if (!summary.is_complete) out += "incomplete: some of it could not be read, see \"Not seen\"\n";
  out += "\n";
  append_totals(summary, options, out);
  append_actions(summary, options, out);
  append_instances(summary, options, out);
  append_holes(summary, options, out);
  // Whole pages are for a browser, where there is one.
  const char* page = formats::find("html") != nullptr ? "html" : "md";
  for_each_instance(summary, [&](const InstanceFindings& first) {
    if (first.ranking.tier) {
      out += "\n" +
             layout::wrapped(fmt::format("Next: patchtriage explain {} · patchtriage report -o {}=report.{}",
                                         first.key().instance_id, page, page),
                             static_cast<std::size_t>(options.width) - 6, 6) +
             "\n";
    }
    return false;
  });
  sink(out);
  return {};
}

}  // namespace

Format table() { return {"table", "one screen for a terminal (the default)", stream}; }

}  // namespace patchtriage::formats
