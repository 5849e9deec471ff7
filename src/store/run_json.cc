#include "store/run_json.h"

#include <algorithm>
#include <optional>

namespace patchtriage::run_json {
namespace {

constexpr Step kSteps[] = {Step::scope,   Step::list,    Step::manageability, Step::context,
                           Step::mapping, Step::confirm, Step::history,       Step::blockers};
constexpr CallStatus kStatuses[] = {CallStatus::complete, CallStatus::partial, CallStatus::denied, CallStatus::failed,
                                    CallStatus::skipped};
constexpr const char* kAccountStatuses[] = {"read", "skipped", "unreachable"};

std::int64_t integer(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  const std::int64_t* value = member == nullptr ? nullptr : member->as_integer();
  return value == nullptr ? 0 : *value;
}

std::expected<Time, std::string> time(const Json& object, std::string_view name) {
  const std::optional<Time> value = parse_time(object.text(name));
  if (!value) return std::unexpected(std::string(name) + " is not a time");
  return *value;
}

}  // namespace

Json from_run(const RunFacts& run) {
  Json accounts = Json::array();
  for (const AccountFact& account : run.accounts) {
    accounts.push_back(Json::object({{"id", account.id},
                                     {"name", account.name},
                                     {"status", kAccountStatuses[static_cast<int>(account.status)]},
                                     {"reason", account.reason}}));
  }
  Json regions = Json::array();
  for (const std::string& region : run.regions) regions.push_back(region);
  return Json::object({{"id", run.id},
                       {"started_at", format_time(run.started_at)},
                       {"finished_at", format_time(run.finished_at)},
                       {"as_of", format_time(run.as_of)},
                       {"partition", run.partition},
                       {"role_name", run.role_name},
                       {"accounts", accounts},
                       {"regions", regions},
                       {"is_simulated_clock", run.is_simulated_clock}});
}

std::expected<RunFacts, std::string> to_run(const std::string& text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::unexpected("the run's facts");
  RunFacts run;
  run.id = json->text("id");
  const auto started = time(*json, "started_at");
  const auto finished = time(*json, "finished_at");
  const auto as_of = time(*json, "as_of");
  if (!started || !finished || !as_of) return std::unexpected("the run's times");
  run.started_at = *started;
  run.finished_at = *finished;
  run.as_of = *as_of;
  run.partition = json->text("partition", "aws");
  run.role_name = json->text("role_name");
  if (const Json* accounts = json->find("accounts"); accounts != nullptr && accounts->is_array()) {
    for (const Json& account : *accounts->as_array()) {
      AccountFact fact{account.text("id"), account.text("name"), AccountStatus::read, account.text("reason")};
      for (int i = 0; i < 3; ++i) {
        if (account.text("status") == kAccountStatuses[i]) fact.status = static_cast<AccountStatus>(i);
      }
      run.accounts.push_back(std::move(fact));
    }
  }
  if (const Json* regions = json->find("regions"); regions != nullptr && regions->is_array()) {
    for (const Json& region : *regions->as_array()) {
      if (region.as_string() != nullptr) run.regions.push_back(*region.as_string());
    }
  }
  if (const Json* simulated = json->find("is_simulated_clock"); simulated != nullptr && simulated->as_bool() != nullptr)
    run.is_simulated_clock = *simulated->as_bool();
  return run;
}

Json from_totals(const CallTotals& totals) {
  Json by_operation = Json::object();
  for (const auto& [operation, count] : totals.by_operation) by_operation.set(operation, count);
  return Json::object({{"total", totals.total},
                       {"throttled", totals.throttled},
                       {"retried", totals.retried},
                       {"failed", totals.failed},
                       {"by_operation", by_operation}});
}

std::expected<CallTotals, std::string> to_totals(const std::string& text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::unexpected("the totals of calls");
  CallTotals totals{
      integer(*json, "total"), integer(*json, "throttled"), integer(*json, "retried"), integer(*json, "failed"), {}};
  if (const Json* by_operation = json->find("by_operation"); by_operation != nullptr && by_operation->is_object()) {
    for (const auto& [operation, count] : *by_operation->as_object())
      totals.by_operation[operation] = integer(*by_operation, operation);
  }
  return totals;
}

std::optional<Step> to_step(std::string_view text) {
  const auto* found = std::ranges::find(kSteps, text, [](Step step) { return to_string(step); });
  return found == std::end(kSteps) ? std::nullopt : std::optional(*found);
}

std::optional<CallStatus> to_status(std::string_view text) {
  const auto* found = std::ranges::find(kStatuses, text, [](CallStatus status) { return to_string(status); });
  return found == std::end(kStatuses) ? std::nullopt : std::optional(*found);
}

}  // namespace patchtriage::run_json
