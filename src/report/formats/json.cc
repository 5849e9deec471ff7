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

Json counts_by(const std::map<std::string, std::int64_t>& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object.set(name, count);
  return object;
}

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

Json totals_of(const Totals& totals) {
  return Json::object({{"instances", totals.instances},
                       {"compliant", totals.compliant},
                       {"non_compliant", totals.non_compliant},
                       {"unknown", totals.unknown},
                       {"unmanaged", totals.unmanaged},
                       {"by_category", counts_by(totals.by_category)},
                       {"by_tier", counts_by(totals.by_tier)},
                       {"by_verdict", counts_by(totals.by_verdict)},
                       {"accepted", totals.accepted}});
}

Json calls_of(const CallTotals& calls) {
  return Json::object({{"total", calls.total},
                       {"throttled", calls.throttled},
                       {"retried", calls.retried},
                       {"failed", calls.failed},
                       {"by_operation", counts_by(calls.by_operation)}});
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
  out += ",\n\"calls\":" + calls_of(summary.calls).dump();
  out += ",\n\"totals\":" + totals_of(summary.totals).dump();
  append_rows(out, "instances", listed_instances(summary, options),
              [](const InstanceFindings* findings) { return json_parts::instance(*findings); });
  append_rows(out, "actions", summary.actions, json_parts::action);
  return out + "\n}\n";
}

}  // namespace

Format json() { return {"json", "the whole report, valid by the report schema; one instance a line", write}; }

}  // namespace patchtriage::formats
