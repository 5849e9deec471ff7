#include "aws/limiter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace patchtriage::aws {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Time kStart = *parse_time("2026-11-20T12:00:00Z");

// Sends as fast as the limiter lets, for that long; returns how many were sent.
int send_for(Limiter& limiter, Time& now, Duration duration) {
  const Time end = now + duration;
  int sent = 0;
  while (now < end) {
    now += limiter.reserve(now);
    ++sent;
    limiter.succeeded(now);
  }
  return sent;
}

TEST(Limiter, LetsTheBurstThroughAtOnceAndThenTheRate) {
  Limiter limiter({.per_second = 20, .burst = 100, .is_published = true}, {});

  for (int i = 0; i < 100; ++i) EXPECT_EQ(limiter.reserve(kStart), Duration::zero());
  EXPECT_EQ(limiter.reserve(kStart), milliseconds(50));
  EXPECT_EQ(limiter.reserve(kStart), milliseconds(100));
}

TEST(Limiter, HalvesTheRateAfterAThrottlingReply) {
  Limiter limiter({.per_second = 8, .burst = 1}, {});

  limiter.reserve(kStart);
  limiter.throttled(kStart, std::nullopt);

  EXPECT_DOUBLE_EQ(limiter.rate(), 4);
}

TEST(Limiter, TakesThrottlesOfTheSameMomentAsOne) {
  Limiter limiter({.per_second = 8, .burst = 1}, {});

  for (int i = 0; i < 5; ++i) limiter.throttled(kStart + milliseconds(i * 100), std::nullopt);
  EXPECT_DOUBLE_EQ(limiter.rate(), 4);

  limiter.throttled(kStart + seconds(2), std::nullopt);
  EXPECT_DOUBLE_EQ(limiter.rate(), 2);
}

TEST(Limiter, NeverStopsAltogether) {
  Limiter limiter({.per_second = 5, .burst = 1}, {});

  for (int i = 0; i < 100; ++i) limiter.throttled(kStart + seconds(i * 2), std::nullopt);

  EXPECT_GT(limiter.rate(), 0.1);
}

TEST(Limiter, ComesBackToBelowWhatWasThrottledAndTriesForMoreLater) {
  Limiter limiter({.per_second = 20, .burst = 1, .is_published = true}, {});
  Time now = kStart;
  limiter.throttled(now, std::nullopt);

  send_for(limiter, now, seconds(1));
  EXPECT_GT(limiter.rate(), 12);
  EXPECT_LT(limiter.rate(), 13.5);
  send_for(limiter, now, seconds(20));
  EXPECT_DOUBLE_EQ(limiter.rate(), 18);
  send_for(limiter, now, seconds(20));
  EXPECT_DOUBLE_EQ(limiter.rate(), 20);  // published: no further
}

// A bucket as AWS keeps one, which the limiter knows nothing of.
struct Bucket {
  double per_second;
  double capacity;
  double tokens = capacity;
  Time at = kStart;

  bool allows(Time now) {
    tokens = std::min(capacity, tokens + std::chrono::duration<double>(now - at).count() * per_second);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }
};

TEST(Limiter, UsesNearlyAllOfABucketThatItHasToFindAndSeldomRunsIntoIt) {
  for (const double limit : {2.0, 5.0, 12.0, 60.0}) {
    Bucket bucket{.per_second = limit, .capacity = 2 * limit};
    Limiter limiter({.per_second = 5, .burst = 9}, {});
    Time now = kStart;
    const Time end = kStart + std::chrono::minutes(5);
    int done = 0;
    int refused = 0;
    while (now < end) {
      now += limiter.reserve(now);
      if (bucket.allows(now)) {
        ++done;
        limiter.succeeded(now);
      } else {
        ++refused;
        limiter.throttled(now, std::nullopt);
      }
    }
    EXPECT_GT(done, 0.8 * limit * 300) << "of " << limit << " a second";
    EXPECT_LT(refused, 0.02 * done) << "of " << limit << " a second";
  }
}

TEST(Limiter, GrowsBeyondAnUnpublishedRateWhileNothingThrottles) {
  Limiter limiter({.per_second = 5, .burst = 10}, {});
  Time now = kStart;

  send_for(limiter, now, seconds(9));
  EXPECT_DOUBLE_EQ(limiter.rate(), 5);
  const int sent = send_for(limiter, now, seconds(30));

  EXPECT_GT(sent, 600);
  EXPECT_GT(limiter.rate(), 60);
}

TEST(Limiter, DoesNotGrowOnCallsThatNeverHadToWait) {
  Limiter limiter({.per_second = 5, .burst = 10}, {});
  for (int i = 0; i < 100; ++i) {
    const Time now = kStart + seconds(i);
    limiter.reserve(now);
    limiter.succeeded(now);
  }

  EXPECT_DOUBLE_EQ(limiter.rate(), 5);
}

TEST(Limiter, WaitsAsLongAsTheServiceAsks) {
  Limiter limiter({.per_second = 100, .burst = 100}, {});

  limiter.throttled(kStart, seconds(7));

  EXPECT_GE(limiter.reserve(kStart + seconds(1)), seconds(6));
}

TEST(Limiter, KeepsToTheUsersMaximumAndShare) {
  Limiter capped({.per_second = 20, .burst = 100}, {.max_per_second = 2});
  Limiter shared({.per_second = 20, .burst = 100, .is_published = true}, {.share = 0.25});
  Time now = kStart;

  EXPECT_LE(send_for(capped, now, seconds(10)), 23);
  EXPECT_DOUBLE_EQ(capped.rate(), 2);
  EXPECT_DOUBLE_EQ(shared.rate(), 5);
  for (int i = 0; i < 25; ++i) EXPECT_EQ(shared.reserve(kStart), Duration::zero());
  EXPECT_GT(shared.reserve(kStart), Duration::zero());
}

TEST(Limiter, AGivenBackSlotIsFreeAgain) {
  Limiter limiter({.per_second = 1, .burst = 1}, {});

  limiter.reserve(kStart);
  limiter.give_back();

  EXPECT_EQ(limiter.reserve(kStart), Duration::zero());
}

TEST(Limiters, KeepScopesAndOperationsApart) {
  Limiters limiters({});
  limiters.of("111111111111", "eu-west-1", "ssm:ListCommands").throttled(kStart, std::nullopt);

  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-1", "ssm:ListCommands").rate(), 2.5);
  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-1", "ssm:GetInventory").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-2", "ssm:ListCommands").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("222222222222", "eu-west-1", "ssm:ListCommands").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("222222222222", "eu-west-1", "ec2:DescribeVpcs").rate(), 20);
}

}  // namespace
}  // namespace patchtriage::aws
