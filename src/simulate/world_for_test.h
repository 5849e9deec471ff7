// Reads a world as a client would, for tests: whole listings, one scope at a time.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "simulate/world.h"

namespace patchtriage::simulate {

inline WorldSettings settings_for_test(std::uint64_t seed, int nodes = 320) {
  WorldSettings settings;
  settings.nodes = nodes;
  settings.seed = seed;
  settings.as_of = *parse_time("2026-11-20T12:00:00Z");
  return settings;
}

inline std::vector<Json> rows_of_answer(const Answer& answer) {
  std::vector<Json> rows;
  if (!answer) {
    ADD_FAILURE() << answer.error().code << ": " << answer.error().message;
    return rows;
  }
  const Rows* listing = std::get_if<Rows>(&*answer);
  if (listing == nullptr) {
    ADD_FAILURE() << "not a listing";
    return rows;
  }
  for (std::size_t at = 0; at < listing->count; ++at) rows.push_back(listing->row(at));
  return rows;
}

inline std::vector<Json> list(const World& world, const Scope& scope, std::string_view operation,
                              const Json& params = Json::object(), int reading = 1) {
  return rows_of_answer(world.answer(scope, operation, params, reading));
}

inline std::vector<Scope> scopes_of(const World& world) {
  std::vector<Scope> scopes;
  for (const std::string& account : world.accounts()) {
    for (const std::string& region : world.settings().regions) scopes.push_back({account, region});
  }
  return scopes;
}

inline std::vector<Truth> truth_of(const World& world) {
  std::vector<Truth> truths;
  world.each_truth([&](const Truth& truth) { truths.push_back(truth); });
  return truths;
}

inline std::int64_t number(const Json& row, std::string_view member) {
  const Json* value = row.find(member);
  return value == nullptr || value->as_integer() == nullptr ? 0 : *value->as_integer();
}

// The patch states of all nodes of a scope, by id, as the account-wide inventory names them.
inline std::map<std::string, Json> patch_states(const World& world, const Scope& scope, int reading = 1) {
  std::map<std::string, Json> states;
  const Json summary =
      Json::object({{"ResultAttributes", Json::array({Json::object({{"TypeName", "AWS:PatchSummary"}})})}});
  for (const Json& entity : list(world, scope, "ssm:GetInventory", summary)) {
    const Json one = Json::object({{"InstanceIds", Json::array({entity.text("Id")})}});
    for (const Json& row : list(world, scope, "ssm:DescribeInstancePatchStates", one, reading)) {
      states[row.text("InstanceId")] = row;
    }
  }
  return states;
}

}  // namespace patchtriage::simulate
