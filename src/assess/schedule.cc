#include "assess/schedule.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <stdexcept>
#include <variant>

#include "assess/cron.h"
#include "base/text.h"

namespace patchtriage {
namespace {

using LocalTime = date::local_time<Duration>;

struct Rate {
  Duration every;
};

struct At {
  Time time;
};

// nullptr where there is no such zone. The library throws for that, and for a machine without zone data.
const date::time_zone* find_zone(const std::string& name) {
  try {
    // The library reads the machine's zones at the first use; this is the static that other threads wait for.
    [[maybe_unused]] static const date::tzdb& zones = date::get_tzdb();
    return date::locate_zone(name.empty() ? "UTC" : name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

// A local time that a change of the clocks leaves out counts as the moment of the change; one that comes twice as the
// first of both.
Time to_utc(const date::time_zone& zone, LocalTime local) {
  return date::floor<Duration>(zone.to_sys(local, date::choose::earliest));
}

bool has_offset(std::string_view text) {
  const std::size_t clock = text.find('T');
  if (clock == std::string_view::npos) return false;
  return text.ends_with('Z') || text.find_first_of("+-", clock) != std::string_view::npos;
}

std::optional<Time> parse_in(const date::time_zone& zone, std::string_view text) {
  const std::optional<Time> time = parse_time(text);
  if (!time || has_offset(text)) return time;
  return to_utc(zone, LocalTime(time->time_since_epoch()));
}

std::expected<Rate, ScheduleError> parse_rate(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const std::size_t space = trimmed.find(' ');
  const auto value = parse_integer(trimmed.substr(0, space));
  std::string unit = space == std::string_view::npos ? "" : to_lower(trim(trimmed.substr(space)));
  if (unit.ends_with('s')) unit.pop_back();
  if (!value || *value < 1 || *value > 1'000'000) {
    return std::unexpected(ScheduleError{fmt::format("rate: {:?} is not a number of times", text)});
  }
  if (unit == "minute") return Rate{std::chrono::minutes(*value)};
  if (unit == "hour") return Rate{std::chrono::hours(*value)};
  if (unit == "day") return Rate{std::chrono::days(*value)};
  if (unit == "week") return Rate{std::chrono::weeks(*value)};
  return std::unexpected(ScheduleError{fmt::format("rate: {:?} is not minutes, hours or days", unit)});
}

}  // namespace

struct Schedule::Parts {
  std::variant<Cron, Rate, At> what;
  const date::time_zone* zone = nullptr;  // owned by the date library, for ever
  ScheduleText text;

  std::optional<Time> next_of(const Cron& cron, Time time) const;
  std::optional<Time> next_of(const Rate& rate, Time time) const;
  static std::optional<Time> next_of(const At& at, Time time) {
    return at.time > time ? std::optional(at.time) : std::nullopt;
  }
};

std::optional<Time> Schedule::Parts::next_of(const Cron& cron, Time time) const {
  const auto times = cron.times_of_day();
  const std::chrono::days offset(text.offset_days);
  // A day early: the clocks' change can move the local date.
  auto day = date::floor<date::days>(zone->to_local(time)) - offset - date::days(1);
  // February 29th on a given weekday comes back within 40 years.
  for (int steps = 0; steps < 366 * 41; ++steps, day += date::days(1)) {
    const std::chrono::year_month_day date(std::chrono::sys_days(day.time_since_epoch()));
    if (static_cast<int>(date.year()) > cron.last_year()) return std::nullopt;
    if (!cron.matches(date)) continue;
    for (const std::chrono::seconds of_day : times) {
      const Time fires = to_utc(*zone, LocalTime((day + offset).time_since_epoch() + of_day));
      if (fires > time) return fires;
    }
  }
  return std::nullopt;
}

std::optional<Time> Schedule::Parts::next_of(const Rate& rate, Time time) const {
  const std::optional<Time> anchor = text.anchor ? text.anchor : text.not_before;
  if (!anchor) return std::nullopt;
  if (*anchor > time) {
    // The anchor may be many turns ahead; the first one after `time` counts.
    const auto turns = (*anchor - time - Duration(1)) / rate.every;
    return *anchor - turns * rate.every;
  }
  return *anchor + ((time - *anchor) / rate.every + 1) * rate.every;
}

std::expected<Schedule, ScheduleError> Schedule::parse(ScheduleText text) {
  const std::string_view expression = trim(text.expression);
  const std::size_t open = expression.find('(');
  if (open == std::string_view::npos || !expression.ends_with(')')) {
    return std::unexpected(ScheduleError{fmt::format("{:?} is not cron(…), rate(…) or at(…)", expression)});
  }
  const std::string kind = to_lower(trim(expression.substr(0, open)));
  const std::string inside(expression.substr(open + 1, expression.size() - open - 2));
  auto parts = std::make_unique<Parts>();
  parts->zone = find_zone(text.zone);
  if (parts->zone == nullptr) return std::unexpected(ScheduleError{fmt::format("no time zone {:?}", text.zone)});
  if (kind == "cron") {
    auto cron = Cron::parse(inside);
    if (!cron) return std::unexpected(ScheduleError{cron.error()});
    if (text.offset_days < 0 || text.offset_days > 6) {
      return std::unexpected(ScheduleError{fmt::format("an offset of {} days; 0 to 6 are allowed", text.offset_days)});
    }
    parts->what = *cron;
  } else if (kind == "rate") {
    auto rate = parse_rate(inside);
    if (!rate) return std::unexpected(rate.error());
    parts->what = *rate;
  } else if (kind == "at") {
    const auto time = parse_in(*parts->zone, trim(inside));
    if (!time) return std::unexpected(ScheduleError{fmt::format("at: {:?} is not a time", inside)});
    parts->what = At{*time};
  } else {
    return std::unexpected(ScheduleError{fmt::format("{:?} is not cron(…), rate(…) or at(…)", expression)});
  }
  parts->text = std::move(text);
  return Schedule(std::move(parts));
}

Schedule::Schedule(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Schedule::Schedule(Schedule&&) noexcept = default;
Schedule& Schedule::operator=(Schedule&&) noexcept = default;
Schedule::~Schedule() = default;

std::optional<Time> Schedule::next_after(Time time) const {
  // A window that hasn't begun yet may fire at the very moment of its start date.
  const auto& not_before = parts_->text.not_before;
  const Time after = not_before && *not_before > time ? *not_before - Duration(1) : time;
  const auto next = std::visit([&](const auto& what) { return parts_->next_of(what, after); }, parts_->what);
  if (next && parts_->text.not_after && *next > *parts_->text.not_after) return std::nullopt;
  return next;
}

std::optional<Time> parse_time_in_zone(std::string_view text, const std::string& zone) {
  const date::time_zone* found = find_zone(zone);
  return found == nullptr ? std::nullopt : parse_in(*found, text);
}

}  // namespace patchtriage
