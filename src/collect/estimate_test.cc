#include "collect/estimate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "collect/plan.h"

namespace patchtriage {
namespace {

std::int64_t total(const std::map<std::string, std::int64_t>& calls) {
  std::int64_t sum = 0;
  for (const auto& [operation, count] : calls) sum += count;
  return sum;
}

TEST(Estimate, NamesOnlyOperationsThatArePlanned) {
  const std::vector<std::string> planned = planned_operations();
  for (const auto& [operation, count] : estimate_calls({})) {
    EXPECT_TRUE(std::ranges::binary_search(planned, operation)) << operation;
  }
}

TEST(Estimate, AnEmptyScopeCostsThreeCalls) {
  const FleetShape without{.accounts = 1, .scopes = 1, .empty_scopes = 0, .instances = 125};
  const FleetShape with{.accounts = 1, .scopes = 1, .empty_scopes = 1, .instances = 125};

  EXPECT_EQ(total(estimate_calls(with)) - total(estimate_calls(without)), 3);
}

TEST(Estimate, ALargeFleetCostsAtMostOneCallForEachInstance) {
  const FleetShape shape{.accounts = 800, .scopes = 800, .empty_scopes = 800, .instances = 100000};

  EXPECT_LE(total(estimate_calls(shape)), 100000);
}

TEST(Estimate, ASmallerRateTakesLonger) {
  const FleetShape shape{.accounts = 8, .scopes = 16, .empty_scopes = 0, .instances = 32000};
  const auto calls = estimate_calls(shape);
  CollectSettings half;
  half.rate_share = 0.5;
  CollectSettings slow;
  slow.max_rate = 1;

  const Duration full_speed = estimate_time(calls, shape, {});
  EXPECT_GT(full_speed, Duration::zero());
  EXPECT_GT(estimate_time(calls, shape, half), full_speed);
  EXPECT_GT(estimate_time(calls, shape, slow), estimate_time(calls, shape, half));
}

}  // namespace
}  // namespace patchtriage
