// A weekly or daily time of day, and when it comes round.
//
// The simulator writes the cron text from the schedule and the records from the same schedule; it never reads cron
// text, so a mistake in the tool's reader can't hide here.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"

namespace patchtriage::simulate {

struct Schedule {
  int weekday = -1;  // 0 is Sunday; -1 is every day
  int hour = 0;      // local time of the zone
  int minute = 0;
  // A zone without summer time, so that its distance from UTC is a constant.
  std::string zone;      // "Asia/Kolkata"; empty is UTC
  int zone_minutes = 0;  // ahead of UTC
};

// The schedule that came round at `time`, cut to the minute.
Schedule daily_at(Time time);
Schedule weekly_at(Time time);
Schedule in_zone(Schedule utc, std::string zone, int minutes_ahead);

std::string cron_text(const Schedule& schedule);
// Every time in [from, to], the oldest first.
std::vector<Time> occurrences(const Schedule& schedule, Time from, Time to);
Time next_after(const Schedule& schedule, Time time);

}  // namespace patchtriage::simulate
