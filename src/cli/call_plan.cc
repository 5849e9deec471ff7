#include "cli/call_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/files.h"
#include "cli/load_run.h"
#include "collect/estimate.h"
#include "collect/request.h"

namespace patchtriage::cli {
namespace {

struct CallPlan {
  std::map<std::string, std::int64_t> calls;
  FleetShape shape;
  Duration expected{};
  std::string basis;  // for people
};

// An earlier run of the same scope made the calls that this one will make.
std::optional<SavedRun> earlier_run(const CollectSettings& settings, const std::string& path) {
  const std::string file = path.empty() ? default_store() : path;
  if (!std::filesystem::exists(file)) return std::nullopt;
  auto store = Store::open(file, Store::Mode::read);
  if (!store) return std::nullopt;  // a plan needs no store: one that can't be read is a matter for the run itself
  const auto runs = store->runs();
  if (!runs) return std::nullopt;
  const std::string wanted = request::to_json(settings).dump();
  for (const SavedRun& run : *runs) {
    if (run.state == SavedRun::State::done && run.request == wanted) return run;
  }
  return std::nullopt;
}

// As far as the flags tell: the accounts of an organisation are not known before it is asked.
FleetShape shape_of(const CollectSettings& settings) {
  FleetShape shape;
  shape.accounts = std::max<std::int64_t>(1, static_cast<std::int64_t>(settings.accounts.size()));
  shape.scopes = shape.accounts * std::max<std::int64_t>(1, static_cast<std::int64_t>(settings.regions.size()));
  shape.instances =
      settings.only_instances.empty() ? 125 * shape.scopes : static_cast<std::int64_t>(settings.only_instances.size());
  return shape;
}

CallPlan plan_of(const CollectSettings& settings, const std::string& store) {
  CallPlan plan;
  if (const auto run = earlier_run(settings, store)) {
    plan.calls = run->calls_by_operation;
    plan.shape = {.accounts = run->accounts,
                  .scopes = run->scopes,
                  .empty_scopes = run->empty_scopes,
                  .instances = run->instances};
    plan.basis = fmt::format("as run {} of {} made them, over {} instances", run->id, format_time(run->as_of),
                             with_thousands(run->instances));
  } else {
    plan.shape = shape_of(settings);
    plan.calls = estimate_calls(plan.shape);
    plan.basis = "estimated for 125 instances in each account and Region, since no run of this scope is saved";
    if (settings.whole_organization) plan.basis += "; for one account of the organisation: the others cost the same";
    if (settings.all_regions) plan.basis += "; for one Region, and three calls for each that is empty";
  }
  plan.expected = estimate_time(plan.calls, plan.shape, settings);
  return plan;
}

std::int64_t total(const CallPlan& plan) {
  std::int64_t sum = 0;
  for (const auto& [operation, count] : plan.calls) sum += count;
  return sum;
}

std::vector<std::pair<std::string, std::int64_t>> most_first(const CallPlan& plan) {
  std::vector<std::pair<std::string, std::int64_t>> rows(plan.calls.begin(), plan.calls.end());
  std::ranges::sort(rows, {}, [](const auto& row) { return std::pair(-row.second, row.first); });
  return rows;
}

std::string table_of(const CallPlan& plan) {
  std::string out = fmt::format("{:<56} {:>9}\n", "operation", "calls");
  for (const auto& [operation, count] : most_first(plan)) {
    out += fmt::format("{:<56} {:>9}\n", operation, with_thousands(count));
  }
  out += fmt::format("{:<56} {:>9}\n\n", "in all", with_thousands(total(plan)));
  out += fmt::format("Calls {}.\nExpected time: {}. Nothing was called.\n", plan.basis, format_age(plan.expected));
  return out;
}

std::string json_of(const CallPlan& plan) {
  Json calls = Json::object();
  for (const auto& [operation, count] : plan.calls) calls.set(operation, count);
  return Json::object({{"schema", "patchtriage.plan/1"},
                       {"total", total(plan)},
                       {"expected_seconds", std::chrono::duration_cast<std::chrono::seconds>(plan.expected).count()},
                       {"instances", plan.shape.instances},
                       {"basis", plan.basis},
                       {"by_operation", std::move(calls)}})
             .dump(true) +
         "\n";
}

}  // namespace

int print_call_plan(const CollectSettings& settings, const std::string& store, const OutputFlags& flags) {
  const CallPlan plan = plan_of(settings, store);
  const std::vector<std::string> outputs = flags.outputs.empty() ? std::vector<std::string>{"table"} : flags.outputs;
  for (const std::string& text : outputs) {
    const auto target = parse_output(text, {"table", "json"});
    if (!target) return fail({kUsage, "--plan: " + target.error()});
    const auto written = write_file(target->file, target->format == "json" ? json_of(plan) : table_of(plan));
    if (!written) return fail({kLocalFailure, written.error()});
  }
  return kDone;
}

}  // namespace patchtriage::cli
