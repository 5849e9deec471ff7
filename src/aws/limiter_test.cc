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
    const Turn turn = limiter.reserve(now);
    now += turn.wait;
    ++sent;
    limiter.answered(turn, Answer::allowed, now);
  }
  return sent;
}

TEST(Limiter, LetsTheBurstThroughAtOnceAndThenTheRate) {
  Limiter limiter({.per_second = 20, .burst = 100, .is_published = true}, {});

  for (int i = 0; i < 100; ++i) EXPECT_EQ(limiter.reserve(kStart).wait, Duration::zero());
  EXPECT_EQ(limiter.reserve(kStart).wait, milliseconds(50));
  EXPECT_EQ(limiter.reserve(kStart).wait, milliseconds(100));
}

TEST(Limiter, HalvesTheRateAfterAThrottlingReply) {
  Limiter limiter({.per_second = 8, .burst = 1}, {});

  limiter.answered(limiter.reserve(kStart), Answer::throttled, kStart);

  EXPECT_DOUBLE_EQ(limiter.rate(), 4);
}

TEST(Limiter, TakesThrottlesOfTheSameMomentAsOne) {
  Limiter limiter({.per_second = 8, .burst = 1}, {});

  for (int i = 0; i < 5; ++i) limiter.answered({}, Answer::throttled, kStart + milliseconds(i * 100));
  EXPECT_DOUBLE_EQ(limiter.rate(), 4);

  limiter.answered({}, Answer::throttled, kStart + seconds(2));
  EXPECT_DOUBLE_EQ(limiter.rate(), 2);
}

TEST(Limiter, NeverStopsAltogether) {
  Limiter limiter({.per_second = 5, .burst = 1}, {});

  for (int i = 0; i < 100; ++i) limiter.answered({}, Answer::throttled, kStart + seconds(i * 2));

  EXPECT_GT(limiter.rate(), 0.1);
}

TEST(Limiter, ComesBackToBelowWhatWasThrottledAndTriesForMoreLater) {
  Limiter limiter({.per_second = 20, .burst = 1, .is_published = true}, {});
  Time now = kStart;
  limiter.answered({}, Answer::throttled, now);

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
      const Turn turn = limiter.reserve(now);
      now += turn.wait;
      const bool is_allowed = bucket.allows(now);
      ++(is_allowed ? done : refused);
      limiter.answered(turn, is_allowed ? Answer::allowed : Answer::throttled, now);
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
    limiter.answered(limiter.reserve(now), Answer::allowed, now);
  }

  EXPECT_DOUBLE_EQ(limiter.rate(), 5);
}

TEST(Limiter, WaitsAsLongAsTheServiceAsks) {
  Limiter limiter({.per_second = 100, .burst = 100}, {});

  limiter.answered({}, Answer::throttled, kStart, seconds(7));

  EXPECT_GE(limiter.reserve(kStart + seconds(1)).wait, seconds(6));
}

TEST(Limiter, KeepsToTheUsersMaximumAndShare) {
  Limiter capped({.per_second = 20, .burst = 100}, {.max_per_second = 2});
  Limiter shared({.per_second = 20, .burst = 100, .is_published = true}, {.share = 0.25});
  Time now = kStart;

  EXPECT_LE(send_for(capped, now, seconds(10)), 23);
  EXPECT_DOUBLE_EQ(capped.rate(), 2);
  EXPECT_DOUBLE_EQ(shared.rate(), 5);
  for (int i = 0; i < 25; ++i) EXPECT_EQ(shared.reserve(kStart).wait, Duration::zero());
  EXPECT_GT(shared.reserve(kStart).wait, Duration::zero());
}

TEST(Limiter, AGivenBackSlotIsFreeAgain) {
  Limiter limiter({.per_second = 1, .burst = 1}, {});

  limiter.answered(limiter.reserve(kStart), Answer::not_sent, kStart);

  EXPECT_EQ(limiter.reserve(kStart).wait, Duration::zero());
}

TEST(Limiters, KeepScopesAndOperationsApart) {
  Limiters limiters({});
  limiters.of("111111111111", "eu-west-1", "ssm:ListCommands").answered({}, Answer::throttled, kStart);

  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-1", "ssm:ListCommands").rate(), 2.5);
  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-1", "ssm:GetInventory").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("111111111111", "eu-west-2", "ssm:ListCommands").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("222222222222", "eu-west-1", "ssm:ListCommands").rate(), 5);
  EXPECT_DOUBLE_EQ(limiters.of("222222222222", "eu-west-1", "ec2:DescribeVpcs").rate(), 20);
}

// Reserves until a turn has to wait or is a trial; gives that one and how many were before it.
std::pair<Turn, int> use_up(Limiter& limiter) {
  for (int used = 0;; ++used) {
    const Turn turn = limiter.reserve(kStart);
    if (turn.tries || turn.wait > Duration::zero()) return {turn, used};
    limiter.answered(turn, Answer::allowed, kStart);
  }
}

TEST(Limiters, ALargerBurstThatOneAccountIsAllowedIsAllowedToAll) {
  Limiters limiters({});
  Limiter& first = limiters.of("111111111111", "eu-west-1", "ssm:ListCommands");
  Limiter& earlier = limiters.of("222222222222", "eu-west-1", "ssm:ListCommands");
  EXPECT_EQ(earlier.reserve(kStart).wait, Duration::zero());

  const auto [trial, used] = use_up(first);
  EXPECT_EQ(trial.tries, 10);
  EXPECT_EQ(trial.wait, Duration::zero());
  EXPECT_EQ(used, 9);
  EXPECT_GT(first.reserve(kStart).wait, Duration::zero()) << "one at a time";
  first.answered(trial, Answer::allowed, kStart);

  EXPECT_EQ(use_up(earlier).second, 9);
  EXPECT_EQ(use_up(limiters.of("111111111111", "eu-west-2", "ssm:ListCommands")).second, 10);
  EXPECT_EQ(use_up(limiters.of("111111111111", "eu-west-1", "ssm:GetInventory")).second, 9);
}

TEST(Limiters, TheFirstThrottleOfAServiceEndsItsTrials) {
  Limiters limiters({});
  Limiter& first = limiters.of("111111111111", "eu-west-1", "ssm:ListCommands");
  first.answered(use_up(first).first, Answer::allowed, kStart);
  const Turn late = use_up(first).first;
  ASSERT_TRUE(late.tries);
  limiters.of("111111111111", "eu-west-1", "ssm:GetInventory").answered({}, Answer::throttled, kStart);
  first.answered(late, Answer::allowed, kStart);

  const auto [refused, used] = use_up(limiters.of("222222222222", "eu-west-1", "ssm:ListCommands"));
  EXPECT_FALSE(refused.tries);
  EXPECT_EQ(used, 10) << "what was allowed before stays so";
  EXPECT_TRUE(use_up(limiters.of("222222222222", "eu-west-1", "iam:GetRole")).first.tries);

  first.answered({}, Answer::throttled, kStart);
  EXPECT_EQ(use_up(limiters.of("333333333333", "eu-west-1", "ssm:ListCommands")).second, 9)
      << "until it is refused too";
}

TEST(Limiters, NothingIsTriedWhereTheRateIsPublishedOrKeptLow) {
  Limiters all({});
  EXPECT_FALSE(use_up(all.of("111111111111", "eu-west-1", "ec2:DescribeVpcs")).first.tries);
  Limiters capped({.max_per_second = 4});
  EXPECT_FALSE(use_up(capped.of("111111111111", "eu-west-1", "ssm:ListCommands")).first.tries);
  Limiters shared({.share = 0.5});
  EXPECT_FALSE(use_up(shared.of("111111111111", "eu-west-1", "ssm:ListCommands")).first.tries);
}

TEST(Limiters, AThrottledTrialLeavesTheRate) {
  Limiters limiters({});
  Limiter& limiter = limiters.of("111111111111", "eu-west-1", "ssm:ListCommands");
  const Turn trial = use_up(limiter).first;
  ASSERT_TRUE(trial.tries);

  limiter.answered(trial, Answer::throttled, kStart, std::chrono::seconds(3));

  EXPECT_DOUBLE_EQ(limiter.rate(), 5);
  const Turn next = limiter.reserve(kStart);
  EXPECT_FALSE(next.tries);
  EXPECT_GE(next.wait, std::chrono::seconds(3)) << "as the service asked";
  limiter.answered(next, Answer::throttled, kStart);
  EXPECT_DOUBLE_EQ(limiter.rate(), 2.5);
}

TEST(Limiters, ATrialThatWasNotSentOrFailedSaysNothing) {
  for (const Answer answer : {Answer::not_sent, Answer::failed}) {
    Limiters limiters({});
    Limiter& limiter = limiters.of("111111111111", "eu-west-1", "ssm:ListCommands");
    limiter.answered(use_up(limiter).first, answer, kStart);

    EXPECT_EQ(use_up(limiters.of("222222222222", "eu-west-1", "ssm:ListCommands")).second, 9);
    EXPECT_TRUE(limiter.reserve(kStart).tries) << "the next one tries";
  }
}

}  // namespace
}  // namespace patchtriage::aws
