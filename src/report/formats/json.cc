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

// An array with one row a line.
class Rows {
 public:
  Rows(std::string_view name, const Sink& sink) : sink_(sink) {
    std::string head = ",\n";
    append_json_string(head, name);
    sink_(head + ":[");
  }
  void add(const Json& row) {
    sink_((is_empty_ ? "\n" : ",\n") + row.dump());
    is_empty_ = false;
  }
  void end() { sink_(is_empty_ ? "]" : "\n]"); }

 private:
  const Sink& sink_;
  bool is_empty_ = true;
};

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  sink("{\n\"schema\":\"patchtriage.report/1\",\n\"tool\":" +
       Json::object({{"name", "patchtriage"}, {"version", kVersion}}).dump());
  sink(",\n\"run\":" + run_of(summary).dump());
  Rows coverage("coverage", sink);
  for (const CoverageRow& row : summary.coverage) coverage.add(json_parts::coverage_row(row));
  coverage.end();
  sink(",\n\"calls\":" + json_parts::calls(summary.calls).dump());
  sink(",\n\"totals\":" + json_parts::totals(summary.totals).dump());
  sink(",\n\"instances\":[");
  const bool has_any = write_each_listed(
      summary, options, [](const InstanceFindings& findings) { return "\n" + json_parts::instance(findings).dump(); },
      ",", sink);
  sink(has_any ? "\n]" : "]");
  Rows actions("actions", sink);
  for (const Action& action : summary.actions) actions.add(json_parts::action(action));
  actions.end();
  sink("\n}\n");
  return {};
}

}  // namespace

Format json() { return {"json", "the whole report, valid by the report schema; one instance a line", stream}; }

}  // namespace patchtriage::formats
