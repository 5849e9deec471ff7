#include "simulate/simulate_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "aws/operation.h"
#include "base/json.h"
#include "base/text.h"
#include "simulate/reference_fleet.h"
#include "simulate/run_server.h"
#include "simulate/world.h"

namespace patchtriage::simulate {
namespace {

// A misspelt name would deny nothing, and a test of denials would pass unseen.
bool names_an_operation(const std::string& pattern) {
  return std::ranges::any_of(operations::all(),
                             [&](const Operation& operation) { return matches_wildcard(pattern, operation.id()); });
}

// Empty: they make sense.
std::string problem_of(const SimulateOptions& options) {
  if (options.port < 0 || options.port > 65535) return "--port must be from 0 to 65535";
  if (options.nodes < 0) return "--nodes must not be negative";
  if (!options.fleet.empty() && options.fleet != "varied" && options.fleet != "reference") {
    return "--fleet must be varied or reference";
  }
  if (options.accounts.value_or(1) < 1) return "--accounts must be at least 1";
  if (options.regions.empty()) return "--regions must name a Region";
  if (options.throttle != "none" && options.throttle != "real") return "--throttle must be none or real";
  if (options.latency_ms < 0) return "--latency-ms must not be negative";
  if (options.page_max < 0) return "--page-max must not be negative";
  if (options.kept_replies_mb < 0) return "--kept-replies-mb must not be negative";
  if (options.compliance_ids < 1) return "--compliance-ids must be 1 or 40";
  if (!(options.change_between_reads >= 0 && options.change_between_reads <= 1)) {
    return "--change-between-reads must be a share from 0 to 1";
  }
  for (const std::string& pattern : options.deny) {
    if (!names_an_operation(pattern)) return fmt::format("--deny {}: no such operation is served", pattern);
  }
  return "";
}

FleetKind fleet_of(const SimulateOptions& options) {
  if (options.fleet.empty()) return ordinary_fleet(options.nodes);
  return options.fleet == "reference" ? FleetKind::reference : FleetKind::varied;
}

bool write_truth(const World& world, const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return false;
  world.each_truth([file](const Truth& truth) {
    Json causes = Json::array();
    for (const std::string& cause : truth.causes) causes.push_back(cause);
    Json blockers = Json::array();
    for (const std::string& blocker : truth.blockers) blockers.push_back(blocker);
    const Json line = Json::object({{"account", Json(truth.node.account)},
                                    {"region", Json(truth.node.region)},
                                    {"instance_id", Json(truth.node.instance_id)},
                                    {"status", Json(truth.status)},
                                    {"causes", causes},
                                    {"exposure", Json(truth.exposure)},
                                    {"blockers", blockers}});
    std::fputs((line.dump() + "\n").c_str(), file);
  });
  const bool is_written = std::ferror(file) == 0;
  return std::fclose(file) == 0 && is_written;
}

}  // namespace

int run_simulate(const SimulateOptions& options) {
  if (const std::string problem = problem_of(options); !problem.empty()) return refuse(kUsage, problem);
  const Time now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
  const FleetKind fleet = fleet_of(options);
  const int regions = static_cast<int>(options.regions.size());
  const World world({.nodes = options.nodes,
                     .accounts = options.accounts.value_or(ordinary_accounts(fleet, options.nodes, regions)),
                     .regions = options.regions,
                     .seed = options.seed,
                     .as_of = options.as_of.value_or(now),
                     .fleet = fleet,
                     .compliance_ids = options.compliance_ids,
                     .change_between_reads = options.change_between_reads});
  if (!options.truth_file.empty() && !write_truth(world, options.truth_file)) {
    return refuse(kLocalFailure, fmt::format("can't write {}", options.truth_file));
  }
  return run_server(
      options, {.management_account = world.management_account(),
                .accounts = world.accounts(),
                .regions = world.settings().regions,
                .answer = [&world](const Scope& scope, std::string_view operation, const Json& params, int reading) {
                  return world.answer(scope, operation, params, reading);
                }});
}

}  // namespace patchtriage::simulate
