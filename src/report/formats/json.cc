// Format: the whole report as JSON, version 1 of contract/report.schema.json.
//
// One instance, action and coverage row a line: large reports stay readable with ordinary tools, and the memory for
// writing is that of one row.
#include "base/version.h"
#include "report/format.h"
#include "report/json_parts.h"
#include "report/json_values.h"

namespace patchtriage::formats {
namespace {

using json_parts::texts;

Json run_of(const Summary& summary) {
  std::vector<std::string> accounts;
  for (const AccountFact& account : summary.run.accounts) {
    if (account.status == AccountStatus::read) accounts.push_back(account.id);
  }
  return Json::object({{"id", summary.run.id},
                       {"started_at", format_time(summary.run.started_at)},
                       {"finished_at", format_time(summary.run.finished_at)},
                       {"as_of", format_time(summary.run.as_of)},
                       {"scope", Json::object({{"partition", summary.run.partition},
                                               {"accounts", texts(accounts)},
                                               {"regions", texts(summary.run.regions)}})},
                       {"complete", summary.is_complete},
                       {"settings_hash", summary.settings_hash}});
}

template <class Items, class Write>
void append_rows(std::string& out, std::string_view name, const Items& items, Write write) {
  out += ",\n";
  append_json_string(out, name);
  out += ":[";
  bool is_first = true;
  for (const auto& item : items) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    out += write(item).dump();
  }
  out += is_first ? "]" : "\n]";
}

std::string write(const Summary& summary, const FormatOptions& options) {
  std::string out = "{\n\"schema\":\"patchtriage.report/1\",\n\"tool\":";
  out += Json::object({{"name", "patchtriage"}, {"version", kVersion}}).dump();
  out += ",\n\"run\":" + run_of(summary).dump();
  append_rows(out, "coverage", summary.coverage, json_parts::coverage_row);
  out += ",\n\"calls\":" + json_parts::calls(summary.calls).dump();
  out += ",\n\"totals\":" + json_parts::totals(summary.totals).dump();
  append_rows(out, "instances", listed_instances(summary, options),
              [](const InstanceFindings* findings) { return json_parts::instance(*findings); });
  append_rows(out, "actions", summary.actions, json_parts::action);
  return out + "\n}\n";
}

}  // namespace

Format json() { return {"json", "the whole report, valid by the report schema; one instance a line", write}; }

}  // namespace patchtriage::formats
