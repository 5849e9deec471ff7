#include "report/comparison_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "base/version.h"
#include "report/json_parts.h"
#include "report/json_values.h"
#include "report/layout.h"
#include "report/markdown.h"
#include "report/words.h"

namespace patchtriage {
namespace {

using layout::cell;

// In the order of urgency, not of the alphabet.
constexpr Change kChanges[] = {Change::newly_non_compliant,
                               Change::worse,
                               Change::changed_cause,
                               Change::became_unknown,
                               Change::appeared,
                               Change::vanished,
                               Change::better,
                               Change::became_compliant,
                               Change::came_into_sight,
                               Change::left_sight};

std::string_view heading(Change change) {
  switch (change) {
    case Change::newly_non_compliant:
      return "newly non-compliant";
    case Change::became_compliant:
      return "became compliant";
    case Change::became_unknown:
      return "no longer known";
    case Change::changed_cause:
      return "changed cause";
    case Change::worse:
      return "worse";
    case Change::better:
      return "better";
    case Change::appeared:
      return "appeared";
    case Change::vanished:
      return "vanished";
    case Change::came_into_sight:
      return "not looked at before";
    case Change::left_sight:
      return "not looked at now";
  }
  check_failed(__FILE__, __LINE__, "Change");
}

std::string tier_or_status(const Standing& standing) {
  return std::string(standing.tier ? word(*standing.tier) : word(standing.status));
}

// "P3 -> P1", "P1" where it stayed, "- -> P2" where it wasn't there.
std::string moved(const std::optional<std::string>& before, const std::optional<std::string>& after) {
  if (before == after) return after.value_or("-");
  return before.value_or("-") + " → " + after.value_or("-");
}

template <class Part>
std::string moved(const ChangedInstance& changed, Part part) {
  std::optional<std::string> before;
  std::optional<std::string> after;
  if (changed.before) before = part(*changed.before);
  if (changed.after) after = part(*changed.after);
  return moved(before, after);
}

std::string score_of(const Standing& standing) {
  if (!standing.tier) return "-";
  return standing.lowest == standing.highest ? fmt::format("{}", standing.score)
                                             : fmt::format("{}-{}", standing.lowest, standing.highest);
}
std::string rank_of(const Standing& standing) { return standing.tier ? fmt::format("{}", standing.rank) : "-"; }
std::string cause_of(const Standing& standing) { return standing.cause; }

std::string exception_note(const ChangedInstance& changed) {
  const auto& side = changed.after ? changed.after : changed.before;
  if (!side || !side->exception) return "";
  return fmt::format("{} {}", side->exception->is_expired ? "exception expired on" : "accepted until",
                     side->exception->expires_on);
}

std::vector<const ChangedInstance*> with(const Comparison& comparison, Change change) {
  std::vector<const ChangedInstance*> found;
  for (const ChangedInstance& changed : comparison.instances) {
    if (changed.is(change)) found.push_back(&changed);
  }
  return found;
}

std::string run_line(const RunFacts& run, const Totals& totals, bool is_complete) {
  return fmt::format("{} as of {}: {} of {} non-compliant, {} unknown{}", run.id, format_time(run.as_of),
                     with_thousands(totals.non_compliant),
                     counted(static_cast<std::size_t>(totals.instances), "instance"), with_thousands(totals.unknown),
                     is_complete ? "" : ", incomplete");
}

std::string counts_line(const Comparison& comparison) {
  std::vector<std::string> parts;
  for (const Change change : kChanges) {
    if (comparison.counts.at(change) > 0)
      parts.push_back(fmt::format("{} {}", heading(change), with_thousands(comparison.counts.at(change))));
  }
  parts.push_back(fmt::format("unchanged {}", with_thousands(comparison.unchanged)));
  return join(parts, " · ");
}

// --- table ---

constexpr std::size_t kShown = 10;

// What gives way on a narrow terminal, in this order: the name, account and Region, the score.
void append_row(const ChangedInstance& changed, std::size_t width, std::string& out) {
  std::string line = "  " + cell(moved(changed, rank_of), 11, true) + "  " + cell(moved(changed, tier_or_status), 18);
  if (width >= 80) line += " " + cell(moved(changed, score_of), 13);
  line += " " + cell(changed.key.instance_id, 20);
  if (width >= 140) line += " " + cell(changed.name.value_or("-"), 20);
  if (width >= 112) line += " " + cell(changed.key.account + "/" + changed.key.region, 28);
  while (line.ends_with(' ')) line.pop_back();
  out += line + "\n";
  std::string why = moved(changed, cause_of);
  if (const std::string note = exception_note(changed); !note.empty()) why += " · " + note;
  out += "               " + layout::cut(why, width - 15) + "\n";
}

std::string write_table(const Comparison& comparison, const FormatOptions& options) {
  const auto width = static_cast<std::size_t>(std::max(60, options.width));
  std::string out = layout::bold("patchtriage diff", options.colour) + "\n";
  out +=
      "  " +
      layout::wrapped("before  " + run_line(comparison.before, comparison.totals_before, comparison.before_is_complete),
                      width - 12, 10) +
      "\n  " +
      layout::wrapped("after   " + run_line(comparison.after, comparison.totals_after, comparison.after_is_complete),
                      width - 12, 10) +
      "\n\n  " + layout::wrapped(counts_line(comparison), width - 2, 2) + "\n";
  for (const Change change : kChanges) {
    const auto found = with(comparison, change);
    if (found.empty()) continue;
    std::string title(heading(change));
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    out += "\n" + layout::bold(title, options.colour) +
           fmt::format(" · {}\n", with_thousands(comparison.counts.at(change)));
    std::string head = "  " + cell("rank", 11, true) + "  " + cell("tier", 18);
    if (width >= 80) head += " " + cell("score", 13);
    head += " " + cell("instance", 20);
    if (width >= 140) head += " " + cell("name", 20);
    if (width >= 112) head += " " + cell("account / Region", 28);
    while (head.ends_with(' ')) head.pop_back();
    out += head + "\n";
    const std::size_t shown = options.all ? found.size() : std::min(kShown, found.size());
    for (std::size_t i = 0; i < shown; ++i) append_row(*found[i], width, out);
    if (found.size() > shown) out += fmt::format("  … {} more: --all, or -o json\n", found.size() - shown);
  }
  if (comparison.instances.empty()) out += "\nNothing changed between the two runs.\n";
  return out;
}

// --- Markdown ---

std::string write_markdown(const Comparison& comparison, const FormatOptions& options) {
  constexpr std::size_t kRows = 100;
  std::string out =
      "# Patch triage: what changed\n\n| | run | as of | instances | non-compliant | unknown | complete |\n"
      "|---|---|---|--:|--:|--:|---|\n";
  const auto append_run = [&out](const char* side, const RunFacts& run, const Totals& totals, bool is_complete) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", side, markdown_cell(run.id), format_time(run.as_of),
                       with_thousands(totals.instances), with_thousands(totals.non_compliant),
                       with_thousands(totals.unknown), is_complete ? "yes" : "no");
  };
  append_run("before", comparison.before, comparison.totals_before, comparison.before_is_complete);
  append_run("after", comparison.after, comparison.totals_after, comparison.after_is_complete);
  out += "\n" + escape_markdown(counts_line(comparison)) + "\n\n";
  for (const Change change : kChanges) {
    const auto found = with(comparison, change);
    if (found.empty()) continue;
    std::string title(heading(change));
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    out += fmt::format(
        "## {}\n\n| rank | tier | score | instance | name | account / Region | why |\n"
        "|--:|---|---|---|---|---|---|\n",
        title);
    const std::size_t shown = options.all ? found.size() : std::min(kRows, found.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const ChangedInstance& changed = *found[i];
      std::string why = moved(changed, cause_of);
      if (const std::string note = exception_note(changed); !note.empty()) why += ", " + note;
      out += fmt::format("| {} | {} | {} | {} | {} | {} / {} | {} |\n", markdown_cell(moved(changed, rank_of)),
                         markdown_cell(moved(changed, tier_or_status)), markdown_cell(moved(changed, score_of)),
                         markdown_cell(changed.key.instance_id), markdown_cell(changed.name.value_or(""), 100),
                         markdown_cell(changed.key.account), markdown_cell(changed.key.region), markdown_cell(why));
    }
    if (found.size() > shown) out += fmt::format("\n{} more are in the JSON form.\n", found.size() - shown);
    out += "\n";
  }
  if (comparison.instances.empty()) out += "Nothing changed between the two runs.\n";
  return out;
}

// --- JSON ---

Json json_of(const RunFacts& run, const Totals& totals, bool is_complete) {
  return Json::object({{"id", run.id},
                       {"started_at", format_time(run.started_at)},
                       {"as_of", format_time(run.as_of)},
                       {"complete", is_complete},
                       {"regions", json_parts::texts(run.regions)},
                       {"instances", totals.instances},
                       {"compliant", totals.compliant},
                       {"non_compliant", totals.non_compliant},
                       {"unknown", totals.unknown},
                       {"accepted", totals.accepted}});
}

Json json_of(const std::optional<Standing>& standing) {
  if (!standing) return {};
  return Json::object({{"status", word(standing->status)},
                       {"verdict", word(standing->verdict)},
                       {"tier", standing->tier ? Json(word(*standing->tier)) : Json()},
                       {"score", standing->score},
                       {"range", Json::array({standing->lowest, standing->highest})},
                       {"rank", standing->rank},
                       {"root_cause", standing->cause},
                       {"exception", json_parts::exception(standing->exception)}});
}

Json json_of(const ChangedInstance& changed) {
  return Json::object({{"account", changed.key.account},
                       {"region", changed.key.region},
                       {"instance_id", changed.key.instance_id},
                       {"name", json_parts::maybe(changed.name)},
                       {"changes", json_parts::list(changed.changes, [](Change change) { return Json(word(change)); })},
                       {"before", json_of(changed.before)},
                       {"after", json_of(changed.after)}});
}

std::string write_json(const Comparison& comparison, const FormatOptions&) {
  Json totals = Json::object();
  for (const Change change : kChanges) totals.set(word(change), comparison.counts.at(change));
  totals.set("unchanged", comparison.unchanged);
  totals.set("moved_by_others", comparison.moved_by_others);
  std::string out = "{\n\"schema\":\"patchtriage.diff/1\",\n\"tool\":";
  out += Json::object({{"name", "patchtriage"}, {"version", kVersion}}).dump();
  out += ",\n\"before\":" + json_of(comparison.before, comparison.totals_before, comparison.before_is_complete).dump();
  out += ",\n\"after\":" + json_of(comparison.after, comparison.totals_after, comparison.after_is_complete).dump();
  out += ",\n\"settings_hash\":" + Json(comparison.settings_hash).dump();
  out += ",\n\"totals\":" + totals.dump() + ",\n\"instances\":[";
  bool is_first = true;
  for (const ChangedInstance& changed : comparison.instances) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    out += json_of(changed).dump();
  }
  return out + (is_first ? "]\n}\n" : "\n]\n}\n");
}

}  // namespace

const std::vector<ComparisonFormat>& comparison_formats() {
  static const std::vector<ComparisonFormat> formats = {
      {"table", "one screen for a terminal (the default)", write_table},
      {"md", "Markdown for an issue or a wiki", write_markdown},
      {"json", "every changed instance with both sides, one a line", write_json},
  };
  return formats;
}

std::string_view word(Change change) {
  switch (change) {
    case Change::newly_non_compliant:
      return "newly_non_compliant";
    case Change::became_compliant:
      return "became_compliant";
    case Change::became_unknown:
      return "became_unknown";
    case Change::changed_cause:
      return "changed_cause";
    case Change::worse:
      return "worse";
    case Change::better:
      return "better";
    case Change::appeared:
      return "appeared";
    case Change::vanished:
      return "vanished";
    case Change::came_into_sight:
      return "came_into_sight";
    case Change::left_sight:
      return "left_sight";
  }
  check_failed(__FILE__, __LINE__, "Change");
}

}  // namespace patchtriage
