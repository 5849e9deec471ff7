#include "base/parallel_for.h"

#include <gtest/gtest.h>

#include <vector>

namespace patchtriage {
namespace {

TEST(ParallelFor, CallsTheBodyOnceForEachIndex) {
  std::vector<int> calls(1000, 0);

  parallel_for(calls.size(), [&](std::size_t i) { calls[i] += 1; }, 8);

  EXPECT_EQ(calls, std::vector<int>(1000, 1));
}

}  // namespace
}  // namespace patchtriage
