#include "simulate/organisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "simulate/plants/plant.h"
#include "simulate/reference_fleet.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

std::string account_id(std::uint64_t seed, int number) {
  return fmt::format(
      "{}", 210000000000 + static_cast<std::int64_t>(mix(mix(seed, "account"), static_cast<std::uint64_t>(number)) %
                                                     700000000000));
}

Json account_row(const std::string& management, const std::string& id, const std::string& name, const char* state,
                 Time as_of) {
  Json row = Json::object({{"Id", id},
                           {"Arn", fmt::format("arn:aws:organizations::{}:account/o-{}/{}", management,
                                               hex_text(mix(5, management), 10), id)},
                           {"Email", fmt::format("aws+{}@example.com", name)},
                           {"Name", name},
                           {"State", state},
                           {"JoinedMethod", id == management ? "INVITED" : "CREATED"},
                           {"JoinedTimestamp", format_time(as_of - std::chrono::days(900))}});
  // The older field knows fewer states.
  row.set("Status", std::string_view(state) == "CLOSED" ? "SUSPENDED" : state);
  return row;
}

// Splits the nodes evenly with some jitter, and leaves a scope empty where there are enough of them.
std::vector<int> spread(const WorldSettings& settings, int scopes) {
  std::vector<int> sizes(static_cast<std::size_t>(scopes), 0);
  const int empty =
      scopes >= 4 ? static_cast<int>(mix(settings.seed, "empty") % static_cast<std::uint64_t>(scopes - 1)) + 1 : -1;
  std::vector<double> weights;
  for (int at = 0; at < scopes; ++at) {
    const double weight =
        0.75 + 0.5 * below(mix(mix(settings.seed, "weight"), static_cast<std::uint64_t>(at)), 100) / 100;
    weights.push_back(at == empty ? 0 : weight);
  }
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  int left = settings.nodes;
  for (std::size_t at = 0; at < sizes.size(); ++at) {
    sizes[at] = std::min(left, static_cast<int>(settings.nodes * weights[at] / total));
    left -= sizes[at];
  }
  for (std::size_t at = 0; left > 0; at = (at + 1) % sizes.size()) {
    if (weights[at] == 0) continue;
    ++sizes[at];
    --left;
  }
  return sizes;
}

}  // namespace

Organisation make_organisation(const WorldSettings& settings) {
  static constexpr const char* kNames[] = {"management", "production", "staging", "data", "shared-services", "sandbox"};
  Organisation organisation;
  organisation.settings = settings;
  CHECK(settings.accounts > 0 && !settings.regions.empty());
  for (int at = 0; at < settings.accounts; ++at) organisation.accounts.push_back(account_id(settings.seed, at));
  const std::string& management = organisation.accounts.front();
  for (int at = 0; at < settings.accounts; ++at) {
    const std::string name = at < 6 ? kNames[at] : fmt::format("workload-{:03}", at);
    organisation.account_rows.push_back(
        account_row(management, organisation.accounts[static_cast<std::size_t>(at)], name, "ACTIVE", settings.as_of));
  }
  organisation.account_rows.push_back(
      account_row(management, account_id(settings.seed, -1), "acquired-2024", "SUSPENDED", settings.as_of));
  organisation.account_rows.push_back(
      account_row(management, account_id(settings.seed, -2), "retired-lab", "CLOSED", settings.as_of));
  for (const std::string& account : organisation.accounts) {
    for (const std::string& region : settings.regions) {
      organisation.scope_numbers.emplace(Scope{account, region}, static_cast<int>(organisation.scopes.size()));
      organisation.scopes.push_back({account, region});
    }
  }
  const bool is_reference = settings.fleet == FleetKind::reference;
  organisation.sizes =
      is_reference ? reference_sizes(settings) : spread(settings, static_cast<int>(organisation.scopes.size()));
  int number = 0;
  int populated = 0;
  for (std::size_t at = 0; at < organisation.sizes.size(); ++at) {
    organisation.firsts.push_back(number);
    number += organisation.sizes[at];
    if (organisation.sizes[at] > 0) ++populated;
  }
  if (populated >= 3 && !is_reference) {
    int last = static_cast<int>(organisation.sizes.size()) - 1;
    while (organisation.sizes[static_cast<std::size_t>(last)] == 0) --last;
    organisation.host_management_scope = last;
  }
  return organisation;
}

int scope_index(const Organisation& organisation, const Scope& scope) {
  const auto found = organisation.scope_numbers.find(scope);
  return found == organisation.scope_numbers.end() ? -1 : found->second;
}

Planting planting_of(const Organisation& organisation, int number) {
  // Two of five nodes get a plant.
  const int place = number % 5;
  if (place != 1 && place != 3) return {};
  const int nth = number / 5 * 2 + (place == 3 ? 1 : 0);
  const int total = organisation.settings.nodes / 5 * 2 + (organisation.settings.nodes % 5 > 1 ? 1 : 0) +
                    (organisation.settings.nodes % 5 > 3 ? 1 : 0);
  const int kinds = static_cast<int>(plants::all().size());
  // Plants are dealt in rounds, each round in an order of its own. The last, shorter round deals the first of the
  // list, so a small world has the commonest.
  const int round = nth / kinds;
  const int in_round = std::min(kinds, total - round * kinds);
  std::vector<int> order(static_cast<std::size_t>(in_round));
  std::iota(order.begin(), order.end(), 0);
  const std::uint64_t key = mix(mix(organisation.settings.seed, "round"), static_cast<std::uint64_t>(round));
  for (int at = in_round - 1; at > 0; --at) {
    std::swap(order[static_cast<std::size_t>(at)],
              order[static_cast<std::size_t>(below(mix(key, static_cast<std::uint64_t>(at)), at + 1))]);
  }
  const int plant = order[static_cast<std::size_t>(nth % kinds)];
  const int variants = plants::all()[static_cast<std::size_t>(plant)].variants;
  return {plant, static_cast<int>((organisation.settings.seed + static_cast<std::uint64_t>(round)) %
                                  static_cast<std::uint64_t>(variants))};
}

}  // namespace patchtriage::simulate
