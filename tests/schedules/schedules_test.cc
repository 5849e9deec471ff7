// What the tool computes from a schedule's text against what AWS, as simulated, says is the next execution. The two
// share no code: the simulator never reads an expression.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "assess/schedule.h"
#include "simulate/schedule.h"

namespace patchtriage {
namespace {

struct Zone {
  const char* name;
  int minutes_ahead;  // all year
};

TEST(Schedules, NextRunsAreTheOnesThatAwsNames) {
  const bool holds = rc::check([] {
    const Zone zone = *rc::gen::element(Zone{"", 0}, Zone{"Asia/Kolkata", 330}, Zone{"America/Phoenix", -420},
                                        Zone{"Pacific/Kiritimati", 840}, Zone{"Pacific/Pago_Pago", -660});
    const simulate::Schedule planned{.weekday = *rc::gen::inRange(-1, 7),
                                     .hour = *rc::gen::inRange(0, 24),
                                     .minute = *rc::gen::inRange(0, 60),
                                     .zone = zone.name,
                                     .zone_minutes = zone.minutes_ahead};
    const Time now = *parse_time("2026-11-20T12:00:00Z") + std::chrono::minutes(*rc::gen::inRange(0, 3'000'000));
    const std::string zone_name = planned.zone.empty() ? "UTC" : planned.zone;

    const auto read = Schedule::parse({.expression = simulate::cron_text(planned), .zone = zone_name});

    RC_ASSERT(read.has_value());
    RC_ASSERT(read->next_after(now) == simulate::next_after(planned, now));
  });

  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace patchtriage
