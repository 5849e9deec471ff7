#include "base/time.h"

#include <gtest/gtest.h>

#include <limits>

namespace patchtriage {
namespace {

using std::chrono::days;
using std::chrono::minutes;

TEST(Time, ReadsTheFormsThatAwsSends) {
  const Time noon = *parse_time("2026-11-20T12:00:00Z");

  EXPECT_EQ(parse_time("2026-11-20T12:00:00.000Z"), noon);
  EXPECT_EQ(parse_time("2026-11-20T12:00:00+00:00"), noon);
  EXPECT_EQ(parse_time("2026-11-20T13:00:00+0100"), noon);
  EXPECT_EQ(parse_time("2026-11-20T12:00Z"), noon);
  EXPECT_EQ(parse_time("2026-11-20"), *parse_time("2026-11-20T00:00:00Z"));
  EXPECT_EQ(parse_time("2026-11-20T12:00:00.123456789Z"), noon + Duration{123});
}

TEST(Time, RefusesWhatIsNoInstant) {
  for (const char* text : {"", "yesterday", "2026-13-01", "2026-02-30", "2026-11-20T25:00:00Z", "2026-11-20T12:00:00Zx",
                           "20261120", "2026-11-20T12:00:00+99:00"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Time, WritesUtcWithAFractionOnlyWhereThereIsOne) {
  EXPECT_EQ(format_time(*parse_time("2026-01-02T03:04:05Z")), "2026-01-02T03:04:05Z");
  EXPECT_EQ(format_time(*parse_time("2026-01-02T03:04:05.5Z")), "2026-01-02T03:04:05.500Z");
}

TEST(Time, ReadsEpochSecondsAndSurvivesAbsurdOnes) {
  EXPECT_EQ(format_time(time_from_epoch_seconds(1.548839707712E9)), "2019-01-30T09:15:07.712Z");
  EXPECT_EQ(format_time(time_from_epoch_seconds(1e300)), "9999-12-31T23:59:59Z");
}

TEST(Time, WhateverIsReadCanBeWrittenAndReadAgain) {
  for (const double epoch : {-1e300, -62167219201.0, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
    const Time time = time_from_epoch_seconds(epoch);
    EXPECT_EQ(parse_time(format_time(time)), time) << epoch;
  }
  for (const char* text : {"0000-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999-10:00"}) {
    const auto time = parse_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(parse_time(format_time(*time)), time) << text;
  }
}

TEST(Time, AgesInOneUnit) {
  EXPECT_EQ(format_age(days{38} + minutes{5}), "38 d");
  EXPECT_EQ(format_age(minutes{90}), "90 min");
}

}  // namespace
}  // namespace patchtriage
