// Format: one page for a browser that needs nothing else, no network either.
//
// The page is web/'s; here its data is put in. All of it stands in script elements that no browser runs, in the letters
// of base64, so no text of AWS's or an instance's can end its element or be taken for markup; the page's own script
// shows it as text only.
#include <map>

#include "base/check.h"
#include "report/format.h"
#include "report/page/details.h"
#include "report/page/overview.h"
#include "report/page/tables.h"
#include "report/page/template.h"

namespace patchtriage::formats {
namespace {

// What mail and ticket systems still take.
constexpr std::size_t kMostBytes = 24'500'000;

constexpr std::string_view kFirst = "<!--data:first-->";
constexpr std::string_view kRest = "<!--data:rest-->";

struct ActionRows {
  std::vector<std::size_t> of_row;     // the one-based number of the action that clears a row; 0: none
  std::vector<std::size_t> lead_rows;  // of each action
};

ActionRows action_rows(const Summary& summary, const page::Listed& listed) {
  std::map<NodeKey, std::size_t> rows;
  for (std::size_t row = 0; row < listed.size(); ++row) rows.emplace(listed[row]->key(), row);
  ActionRows result;
  result.of_row.assign(listed.size(), 0);
  for (std::size_t action = 0; action < summary.actions.size(); ++action) {
    std::size_t lead = listed.size();
    for (const NodeKey& key : summary.actions[action].instances) {
      const auto row = rows.find(key);
      if (row == rows.end()) continue;
      if (lead == listed.size()) lead = row->second;
      if (result.of_row[row->second] == 0) result.of_row[row->second] = action + 1;
    }
    result.lead_rows.push_back(lead);
  }
  return result;
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  // The page packs what its instances have in common, so it needs them all at once.
  std::vector<InstanceFindings> kept;
  page::Listed listed;
  if (summary.spooled != nullptr) {
    kept.reserve(listed_count(summary, options));
    for_each_listed(summary, options, [&](const InstanceFindings& findings) {
      kept.push_back(findings);
      return true;
    });
    for (const InstanceFindings& findings : kept) listed.push_back(&findings);
  } else {
    for_each_listed(summary, options, [&](const InstanceFindings& findings) {
      listed.push_back(&findings);
      return true;
    });
  }
  const page::Glance glance = page::glance_at(summary);
  const ActionRows actions = action_rows(summary, listed);
  const page::InstanceTable table = page::instance_table(listed, actions.of_row);
  std::vector<page::Section> rest = {page::section("rows", table.json),
                                     page::section("coverage", page::coverage_table(summary)),
                                     page::section("method", page::method(glance, listed).dump())};
  std::size_t size = page::page_template().size();
  for (const page::Section& section : rest) size += section.bytes.size();

  page::OverviewParts parts;
  parts.lists_all = options.all;
  parts.listed = listed.size();
  parts.chunk_size = page::kChunkSize;
  parts.lead_rows = actions.lead_rows;
  // The overview tells what was left out, which follows from its own size: some room for the telling.
  constexpr std::size_t kTelling = 4096;
  size += page::section("first", page::overview(summary, glance, parts).dump()).bytes.size() + kTelling;

  const page::Details details =
      page::details(summary, listed, actions.lead_rows, size < kMostBytes ? kMostBytes - size : 0);
  parts.left_out = details.left_out;
  if (table.cut_texts > 0)
    parts.left_out.push_back({"what is beyond 400 bytes of a text in the table (the details have it in full)",
                              static_cast<std::int64_t>(table.cut_texts), "patchtriage report -o csv"});
  if (!table.tags_without_column.empty())
    parts.left_out.push_back({"columns of the rarest tags (the details have all tags)",
                              static_cast<std::int64_t>(table.tags_without_column.size()),
                              "patchtriage report -o json"});

  const std::string_view page = page::page_template();
  const std::size_t first = page.find(kFirst);
  const std::size_t last = page.find(kRest);
  CHECK(first != std::string_view::npos && last != std::string_view::npos && first < last);
  sink(page.substr(0, first));
  sink(page::section("first", page::overview(summary, glance, parts).dump()).bytes);
  sink(page.substr(first + kFirst.size(), last - first - kFirst.size()));
  for (const page::Section& section : rest) sink(section.bytes);
  for (const page::Section& section : details.sections) sink(section.bytes);
  sink(page.substr(last + kRest.size()));
  return {};
}

}  // namespace

Format html() {
  return {"html", "one page for a browser, with everything inside: filter, search, and every instance in full", stream};
}

}  // namespace patchtriage::formats
