#include "simulate/schedule.h"

#include <fmt/format.h>

#include <array>

namespace patchtriage::simulate {
namespace {

using Days = std::chrono::sys_days;

Time on_day(const Schedule& schedule, Days local_day) {
  return Time(local_day) + std::chrono::hours(schedule.hour) + std::chrono::minutes(schedule.minute) -
         std::chrono::minutes(schedule.zone_minutes);
}

bool runs_on(const Schedule& schedule, Days local_day) {
  return schedule.weekday < 0 ||
         std::chrono::weekday(local_day).c_encoding() == static_cast<unsigned>(schedule.weekday);
}

Schedule at_time_of_day(Time local) {
  const Days day = std::chrono::floor<std::chrono::days>(local);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(local - Time(day)).count();
  return {.weekday = static_cast<int>(std::chrono::weekday(day).c_encoding()),
          .hour = static_cast<int>(minutes / 60),
          .minute = static_cast<int>(minutes % 60)};
}

}  // namespace

Schedule daily_at(Time time) {
  Schedule schedule = at_time_of_day(time);
  schedule.weekday = -1;
  return schedule;
}

Schedule weekly_at(Time time) { return at_time_of_day(time); }

Schedule in_zone(Schedule utc, std::string zone, int minutes_ahead) {
  // Any week will do: 2023-01-01 was a Sunday.
  const Time reference = Time(Days(std::chrono::year(2023) / 1 / (1 + std::max(utc.weekday, 0)))) +
                         std::chrono::hours(utc.hour) + std::chrono::minutes(utc.minute);
  Schedule local = at_time_of_day(reference + std::chrono::minutes(minutes_ahead));
  if (utc.weekday < 0) local.weekday = -1;
  local.zone = std::move(zone);
  local.zone_minutes = minutes_ahead;
  return local;
}

std::string cron_text(const Schedule& schedule) {
  static constexpr std::array kDays = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};
  const std::string day = schedule.weekday < 0 ? "*" : kDays[static_cast<std::size_t>(schedule.weekday)];
  return fmt::format("cron({} {} ? * {} *)", schedule.minute, schedule.hour, day);
}

std::vector<Time> occurrences(const Schedule& schedule, Time from, Time to) {
  std::vector<Time> times;
  const Days first = std::chrono::floor<std::chrono::days>(from) - std::chrono::days(2);
  const Days last = std::chrono::floor<std::chrono::days>(to) + std::chrono::days(2);
  for (Days day = first; day <= last; day += std::chrono::days(1)) {
    const Time time = on_day(schedule, day);
    if (runs_on(schedule, day) && time >= from && time <= to) times.push_back(time);
  }
  return times;
}

Time next_after(const Schedule& schedule, Time time) {
  return occurrences(schedule, time + Duration(1), time + std::chrono::days(9)).front();
}

}  // namespace patchtriage::simulate
