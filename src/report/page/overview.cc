#include "report/page/overview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/version.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"
#include "rank/signal.h"
#include "report/json_parts.h"
#include "report/json_values.h"
#include "report/words.h"

namespace patchtriage::page {
namespace {

using json_parts::list;
using json_parts::texts;

template <class Counts>
Json counts_by(const Counts& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object.set(name, count);
  return object;
}

std::string_view word_of(AccountStatus status) {
  switch (status) {
    case AccountStatus::read:
      return "read";
    case AccountStatus::skipped:
      return "skipped";
    case AccountStatus::unreachable:
      return "unreachable";
  }
  return "";
}

Json run_of(const Summary& summary) {
  const RunFacts& run = summary.run;
  return Json::object({{"id", run.id},
                       {"started_at", format_time(run.started_at)},
                       {"finished_at", format_time(run.finished_at)},
                       {"as_of", format_time(run.as_of)},
                       {"partition", run.partition},
                       {"accounts", list(run.accounts,
                                         [](const AccountFact& account) {
                                           return Json::object({{"id", account.id},
                                                                {"name", account.name},
                                                                {"status", word_of(account.status)},
                                                                {"reason", account.reason}});
                                         })},
                       {"regions", texts(run.regions)},
                       {"complete", summary.is_complete},
                       {"settings_hash", summary.settings_hash}});
}

// [account, Region, compliant, non-compliant, unknown] for each scope that has instances.
Json heat_of(const Glance& glance) {
  Json rows = Json::array();
  for (const auto& [scope, counts] : glance.heat)
    rows.push_back(Json::array({scope.account, scope.region, counts[0], counts[1], counts[2]}));
  return rows;
}

std::size_t column_of(ComplianceStatus status) {
  switch (status) {
    case ComplianceStatus::compliant:
      return 0;
    case ComplianceStatus::non_compliant:
      return 1;
    case ComplianceStatus::unknown:
      return 2;
  }
  return 2;
}

// By whole days; the page has the same names and limits.
std::string_view age_of(const InstanceFindings& findings, Time as_of) {
  const auto& since = findings.assessment.compliance.non_compliant_since;
  if (!since) return "not known";
  const auto age = as_of - *since;
  if (age < std::chrono::days(7)) return "under a week";
  if (age < std::chrono::days(28)) return "1 to 4 weeks";
  if (age < std::chrono::days(90)) return "1 to 3 months";
  return "over 3 months";
}

Json actions_of(const Summary& summary, const std::vector<std::size_t>& lead_rows) {
  Json titles = Json::array();
  Json paths = Json::array();
  Json scopes = Json::array();
  Json counts = Json::array();
  Json risks = Json::array();
  Json shares = Json::array();
  Json leads = Json::array();
  for (std::size_t i = 0; i < summary.actions.size(); ++i) {
    const Action& action = summary.actions[i];
    titles.push_back(action.title);
    paths.push_back(action.path);
    scopes.push_back(action.target);
    counts.push_back(static_cast<std::int64_t>(action.instances.size()));
    risks.push_back(action.risk_removed);
    shares.push_back(std::round(action.cumulative_share * 10000.0) / 10000.0);
    leads.push_back(static_cast<std::int64_t>(lead_rows[i]));
  }
  return Json::object({{"title", titles},
                       {"path", paths},
                       {"scope", scopes},
                       {"count", counts},
                       {"risk", risks},
                       {"share", shares},
                       {"lead", leads}});
}

struct Documented {
  std::string_view means;
  std::string_view established;
  std::string_view is_not;
  std::string_view disproved_by;
};

Documented documentation_of(const std::string& id) {
  if (const rules::Rule* rule = rules::find(id)) {
    const rules::Documentation& text = rule->documentation;
    return {text.means, text.established, text.is_not, text.disproved_by};
  }
  for (const signatures::Signature& signature : signatures::all()) {
    const signatures::Documentation& text = signature.documentation;
    if (signature.id == id) return {text.means, text.established, text.is_not, text.disproved_by};
  }
  return {};
}

}  // namespace

Glance glance_at(const Summary& summary) {
  Glance glance;
  for_each_instance(summary, [&](const InstanceFindings& findings) {
    const Assessment& assessment = findings.assessment;
    ++glance.heat[findings.key().scope()][column_of(assessment.compliance.status)];
    for (const SignalPoints& points : findings.ranking.signals) glance.weights[points.name] = points.max;
    if (assessment.compliance.status == ComplianceStatus::compliant) return true;
    ++glance.ages[std::string(age_of(findings, summary.run.as_of))];
    ++glance.manageability[std::string(word(assessment.manageability.state))];
    if (assessment.compliance.is_never_scanned) ++glance.never_scanned;
    return true;
  });
  return glance;
}

Json overview(const Summary& summary, const Glance& glance, const OverviewParts& parts) {
  std::map<std::string, std::int64_t> coverage;
  std::int64_t holes = 0;
  for (const CoverageRow& row : summary.coverage) {
    ++coverage[std::string(to_string(row.status))];
    if (row.status != CallStatus::complete && row.status != CallStatus::skipped) ++holes;
  }
  return Json::object({{"tool", Json::object({{"name", "patchtriage"}, {"version", kVersion}})},
                       {"run", run_of(summary)},
                       {"lists_all", parts.lists_all},
                       {"listed", static_cast<std::int64_t>(parts.listed)},
                       {"totals", json_parts::totals(summary.totals)},
                       {"calls", json_parts::calls(summary.calls)},
                       {"heat", heat_of(glance)},
                       {"ages", counts_by(glance.ages)},
                       {"manageability", counts_by(glance.manageability)},
                       {"actions", actions_of(summary, parts.lead_rows)},
                       {"coverage", Json::object({{"counts", counts_by(coverage)}, {"holes", holes}})},
                       {"chunk_size", static_cast<std::int64_t>(parts.chunk_size)},
                       {"left_out", list(parts.left_out,
                                         [](const LeftOut& left) {
                                           return Json::object(
                                               {{"what", left.what}, {"count", left.count}, {"where", left.where}});
                                         })},
                       {"never_scanned", glance.never_scanned}});
}

Json method(const Glance& glance, const Listed& listed) {
  std::map<std::string, std::int64_t> fired;
  for (const InstanceFindings* findings : listed) ++fired[findings->investigation.root_cause.rule];
  std::vector<std::pair<std::string, std::int64_t>> by_count(fired.begin(), fired.end());
  std::ranges::sort(by_count, [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  Json rules = Json::array();
  for (const auto& [id, count] : by_count) {
    const Documented text = documentation_of(id);
    rules.push_back(Json::object({{"id", id},
                                  {"instances", count},
                                  {"means", text.means},
                                  {"established", text.established},
                                  {"is_not", text.is_not},
                                  {"disproved_by", text.disproved_by}}));
  }
  Json signal_list = Json::array();
  for (const Signal& signal : signals::all()) {
    const auto weight = glance.weights.find(std::string(signal.name));
    if (weight == glance.weights.end()) continue;
    signal_list.push_back(
        Json::object({{"name", signal.name}, {"weight", weight->second}, {"documentation", signal.documentation}}));
  }
  return Json::object({{"rules", rules}, {"signals", signal_list}});
}

}  // namespace patchtriage::page
