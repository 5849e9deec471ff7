// When a schedule of Systems Manager fires: cron(), rate() and at(), as associations and maintenance windows use them.
//
// Pure, and computed from the expression alone: where AWS also tells the next execution, both must agree.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace patchtriage {

struct ScheduleError {
  std::string message;  // "day of week: "XYZ" is not one of 1 to 7"
};

struct ScheduleText {
  std::string expression;          // "cron(0 2 ? * SUN *)", "rate(7 days)", "at(2026-11-20T02:00:00)"
  std::string zone = "UTC";        // IANA name; associations are always UTC
  int offset_days = 0;             // ScheduleOffset: days after the day that cron names
  std::optional<Time> anchor;      // of rate(): a time at which it fired, or will
  std::optional<Time> not_before;  // the window's start date
  std::optional<Time> not_after;   // the window's end date
};

class Schedule {
 public:
  static std::expected<Schedule, ScheduleError> parse(ScheduleText text);
  Schedule(Schedule&&) noexcept;
  Schedule& operator=(Schedule&&) noexcept;
  ~Schedule();

  // The first time strictly after `time`; nullopt where there is none, or for rate() without an anchor.
  std::optional<Time> next_after(Time time) const;

 private:
  struct Parts;
  explicit Schedule(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// A time as maintenance windows hold it: with an offset from UTC, or, without one, local to `zone`. nullopt where it is
// no time or the zone is unknown.
std::optional<Time> parse_time_in_zone(std::string_view text, const std::string& zone);

}  // namespace patchtriage
