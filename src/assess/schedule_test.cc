#include "assess/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <ostream>

namespace patchtriage {
namespace {

Time at(std::string_view text) { return *parse_time(text); }

std::string next(ScheduleText text, std::string_view after) {
  const auto schedule = Schedule::parse(std::move(text));
  if (!schedule) return "error: " + schedule.error().message;
  const auto time = schedule->next_after(at(after));
  return time ? format_time(*time) : "never";
}

struct Case {
  const char* expression;
  const char* after;
  const char* next;
  const char* zone = "UTC";
  int offset = 0;
};
std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.expression << " after " << one.after; }

class DocumentedSchedules : public testing::TestWithParam<Case> {};

TEST_P(DocumentedSchedules, FireWhenAwsSaysTheyDo) {
  const Case& one = GetParam();

  EXPECT_EQ(next({.expression = one.expression, .zone = one.zone, .offset_days = one.offset}, one.after), one.next);
}

// The expressions and their meaning are those of the Systems Manager user guide ("Cron and rate expressions").
INSTANTIATE_TEST_SUITE_P(
    Windows, DocumentedSchedules,
    testing::Values(Case{"cron(0 2 ? * THU#3 *)", "2026-11-01T00:00:00Z", "2026-11-19T02:00:00Z"},
                    Case{"cron(15 10 ? * * *)", "2026-11-20T10:15:00Z", "2026-11-21T10:15:00Z"},
                    Case{"cron(15 10 ? * MON-FRI *)", "2026-11-20T12:00:00Z", "2026-11-23T10:15:00Z"},
                    Case{"cron(0 2 L * ? *)", "2026-02-01T00:00:00Z", "2026-02-28T02:00:00Z"},
                    Case{"cron(15 10 ? * 6L *)", "2026-11-01T00:00:00Z", "2026-11-27T10:15:00Z"},
                    Case{"cron(0/30 * * * ? *)", "2026-11-20T10:05:00Z", "2026-11-20T10:30:00Z"},
                    Case{"cron(0 0/4 * * ? *)", "2026-11-20T10:05:00Z", "2026-11-20T12:00:00Z"},
                    Case{"cron(0 10 ? * SUN *)", "2026-11-20T00:00:00Z", "2026-11-22T10:00:00Z"},
                    Case{"cron(0 16 ? * TUE *)", "2026-11-24T16:00:00Z", "2026-12-01T16:00:00Z"},
                    Case{"cron(0 2 ? * SUN *)", "2026-11-20T12:00:00Z", "2026-11-22T01:00:00Z", "Europe/Berlin"},
                    // The second Tuesday of the month, and four days later.
                    Case{"cron(0 0 ? * TUE#2 *)", "2026-11-01T00:00:00Z", "2026-11-14T00:00:00Z", "UTC", 4},
                    Case{"cron(0 0 ? * TUE#2 *)", "2026-11-11T00:00:00Z", "2026-11-14T00:00:00Z", "UTC", 4},
                    Case{"at(2026-11-20T15:55:00)", "2026-11-20T00:00:00Z", "2026-11-20T20:55:00Z", "America/New_York"},
                    Case{"at(2026-11-20T15:55:00)", "2026-11-20T15:55:00Z", "never"},
                    // The optional seventh field, in front, is seconds.
                    Case{"cron(30 0 2 ? * SUN *)", "2026-11-20T12:00:00Z", "2026-11-22T02:00:30Z"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, DocumentedSchedules,
    testing::Values(Case{"cron(0 9 15W * ? *)", "2026-08-01T00:00:00Z", "2026-08-14T09:00:00Z"},
                    Case{"cron(0 9 1W * ? *)", "2026-08-01T00:00:00Z", "2026-08-03T09:00:00Z"},
                    Case{"cron(0 9 LW * ? *)", "2026-10-01T00:00:00Z", "2026-10-30T09:00:00Z"},
                    Case{"cron(0 9 L-3 * ? *)", "2026-10-01T00:00:00Z", "2026-10-28T09:00:00Z"},
                    Case{"cron(0 9 29 2 ? *)", "2026-03-01T00:00:00Z", "2028-02-29T09:00:00Z"},
                    Case{"cron(0 9 31 APR ? *)", "2026-03-01T00:00:00Z", "never"},
                    Case{"cron(0 9 1,15 jan-mar ? *)", "2026-01-16T00:00:00Z", "2026-02-01T09:00:00Z"},
                    Case{"cron(10-20/5 9 ? * fri-mon *)", "2026-11-19T09:30:00Z", "2026-11-20T09:10:00Z"},
                    Case{"cron(0 0 1 1 ? 2025)", "2026-01-01T00:00:00Z", "never"},
                    Case{"cron(0 0 1 1 ? 2025-2027)", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
                    Case{"cron(0 22-1 ? * * *)", "2026-11-20T23:30:00Z", "2026-11-21T00:00:00Z"}));

// 02:30 doesn't exist on 2026-03-29 in Berlin, and comes twice on 2026-10-25.
INSTANTIATE_TEST_SUITE_P(
    Clocks, DocumentedSchedules,
    testing::Values(Case{"cron(30 2 ? * * *)", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "Europe/Berlin"},
                    Case{"cron(30 2 ? * * *)", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "Europe/Berlin"},
                    Case{"cron(30 2 ? * * *)", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z", "Europe/Berlin"}));

TEST(Schedule, RateCountsFromWhenItFired) {
  ScheduleText text{.expression = "rate(7 days)", .anchor = at("2026-11-01T02:00:00Z")};

  EXPECT_EQ(next(text, "2026-11-20T12:00:00Z"), "2026-11-22T02:00:00Z");
  EXPECT_EQ(next(text, "2026-11-22T02:00:00Z"), "2026-11-29T02:00:00Z");
  EXPECT_EQ(next(text, "2026-10-20T12:00:00Z"), "2026-10-25T02:00:00Z");
  EXPECT_EQ(next({.expression = "rate(30 minutes)"}, "2026-11-20T12:00:00Z"), "never");
}

TEST(Schedule, FiresOnlyBetweenItsStartAndItsEnd) {
  ScheduleText text{.expression = "cron(0 2 ? * * *)",
                    .not_before = at("2026-12-01T02:00:00Z"),
                    .not_after = at("2026-12-03T00:00:00Z")};

  EXPECT_EQ(next(text, "2026-11-20T12:00:00Z"), "2026-12-01T02:00:00Z");
  EXPECT_EQ(next(text, "2026-12-02T01:00:00Z"), "2026-12-02T02:00:00Z");
  EXPECT_EQ(next(text, "2026-12-02T02:00:00Z"), "never");
}

// Whatever the expression: a run comes after the moment asked about, and none lies between the two.
TEST(Schedule, TheNextRunIsTheFirstOne) {
  const bool holds = rc::check([](std::uint32_t minutes, std::uint32_t later) {
    const auto schedule = Schedule::parse(
        {.expression =
             *rc::gen::element<std::string>("cron(0 2 ? * SUN *)", "cron(0/7 3-5 ? * MON-FRI *)", "cron(30 2 L * ? *)",
                                            "cron(0 9 15W 1,6 ? *)", "cron(15 10 ? * TUE#2 *)"),
         .zone = *rc::gen::element<std::string>("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"),
         .offset_days = *rc::gen::inRange(0, 7)});
    RC_ASSERT(schedule.has_value());
    const Time from = at("2024-01-01T00:00:00Z") + std::chrono::minutes(minutes % 1'500'000);
    const auto next = schedule->next_after(from);
    RC_ASSERT(next && *next > from);
    const Time between = from + std::chrono::minutes(later % 100'000);
    if (between < *next) RC_ASSERT(schedule->next_after(between) == next);
  });

  EXPECT_TRUE(holds);
}

class BrokenSchedules : public testing::TestWithParam<const char*> {};

TEST_P(BrokenSchedules, AreErrors) { EXPECT_FALSE(Schedule::parse({.expression = GetParam()})); }

INSTANTIATE_TEST_SUITE_P(All, BrokenSchedules,
                         testing::Values("", "cron", "cron()", "cron(0 2 * * ?)", "cron(60 2 ? * * *)",
                                         "cron(0 24 ? * * *)", "cron(0 2 ? * XYZ *)", "cron(0 2 ? * THU#6 *)",
                                         "cron(0 2 1 * MON *)", "cron(0 2 0 * ? *)", "cron(0 2 ? 13 * *)",
                                         "cron(0/0 2 ? * * *)", "cron(0 2 ? * * 1969)", "rate(0 days)", "rate(5)",
                                         "rate(5 fortnights)", "at(soon)", "every(5 days)", "cron(0 2 ? * * *"));

TEST(Schedule, AnUnknownTimeZoneIsAnError) {
  EXPECT_FALSE(Schedule::parse({.expression = "cron(0 2 ? * * *)", .zone = "Mars/Olympus"}));
}

TEST(Schedule, TimesOfWindowsAreLocalUnlessTheySayOtherwise) {
  EXPECT_EQ(parse_time_in_zone("2026-11-20T02:00:00", "America/New_York"), at("2026-11-20T07:00:00Z"));
  EXPECT_EQ(parse_time_in_zone("2026-11-20T02:00:00Z", "America/New_York"), at("2026-11-20T02:00:00Z"));
  EXPECT_EQ(parse_time_in_zone("2026-11-20T02:00:00-08:00", "America/New_York"), at("2026-11-20T10:00:00Z"));
  EXPECT_EQ(parse_time_in_zone("2026-11-20T02:00-08:00", "UTC"), at("2026-11-20T10:00:00Z"));
}

}  // namespace
}  // namespace patchtriage
