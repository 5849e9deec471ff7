#include "simulate/faults.h"

#include <gtest/gtest.h>

#include <map>

namespace patchtriage::simulate {
namespace {

TEST(Faults, HappenAtTheirRates) {
  Faults faults = *Faults::parse("reset=0.1, html500=0.3", 1);
  std::map<Fault, int> counts;

  for (int i = 0; i < 10'000; ++i) ++counts[faults.draw("request " + std::to_string(i))];

  EXPECT_NEAR(counts[Fault::reset], 1000, 150);
  EXPECT_NEAR(counts[Fault::html500], 3000, 200);
  EXPECT_NEAR(counts[Fault::none], 6000, 200);
}

TEST(Faults, DoNotDependOnTheOrderOfOtherRequests) {
  Faults first = *Faults::parse("reset=0.5", 1);
  Faults second = *Faults::parse("reset=0.5", 1);
  second.draw("another");

  for (int i = 0; i < 20; ++i) EXPECT_EQ(first.draw("this"), second.draw("this"));
}

TEST(Faults, LetAnotherAttemptSucceed) {
  Faults faults = *Faults::parse("truncate=0.5", 1);
  int successes = 0;

  for (int i = 0; i < 100; ++i) successes += faults.draw("this") == Fault::none ? 1 : 0;

  EXPECT_NEAR(successes, 50, 20);
}

TEST(Faults, ExpireEachListingOnce) {
  Faults faults;

  EXPECT_TRUE(faults.expires_listing("a"));
  EXPECT_FALSE(faults.expires_listing("a"));
}

TEST(Faults, RefuseWhatTheyDoNotKnow) {
  EXPECT_FALSE(Faults::parse("fire=0.1", 1).has_value());
  EXPECT_FALSE(Faults::parse("reset", 1).has_value());
  EXPECT_FALSE(Faults::parse("reset=2", 1).has_value());
  EXPECT_FALSE(Faults::parse("reset=0.6,slow=0.6", 1).has_value());
}

}  // namespace
}  // namespace patchtriage::simulate
