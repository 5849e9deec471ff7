#include "assess/cron.h"

#include <fmt/format.h>

#include <array>
#include <span>

#include "base/text.h"

namespace patchtriage {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;

struct Field {
  std::string_view name;
  int lowest;
  int highest;
  std::span<const std::string_view> names;  // the first one is `lowest`
};

const Field kSeconds{"seconds", 0, 59, {}};
const Field kMinutes{"minutes", 0, 59, {}};
const Field kHours{"hours", 0, 23, {}};
const Field kDays{"day of month", 1, 31, {}};
const Field kMonthField{"month", 1, 12, kMonths};
const Field kWeekdayField{"day of week", 1, 7, kWeekdays};
const Field kYears{"year", kFirstYear, kLastYear, {}};

std::optional<int> value_of(const Field& field, std::string_view text) {
  const std::string lower = to_lower(text);
  for (std::size_t i = 0; i < field.names.size(); ++i) {
    if (field.names[i] == lower) return field.lowest + static_cast<int>(i);
  }
  const std::optional<std::int64_t> number = parse_integer(text);
  if (!number || *number < field.lowest || *number > field.highest) return std::nullopt;
  return static_cast<int>(*number);
}

unsigned weekday_number(year_month_day date) { return weekday(sys_days(date)).c_encoding() + 1; }

year_month_day last_of(year_month_day date) { return year_month_day(date.year() / date.month() / last); }

// The Monday to Friday next to a day of the month, inside the month.
year_month_day nearest_weekday(year_month_day wanted) {
  const weekday on(sys_days{wanted});
  const bool is_first = wanted.day() == day(1);
  const bool is_last = wanted == last_of(wanted);
  if (on == std::chrono::Saturday) {
    return year_month_day(sys_days(wanted) + std::chrono::days(is_first ? 2 : -1));
  }
  if (on == std::chrono::Sunday) {
    return year_month_day(sys_days(wanted) + std::chrono::days(is_last ? -2 : 1));
  }
  return wanted;
}

}  // namespace

class CronParser {
 public:
  std::expected<Cron, std::string> parse(std::string_view text) {
    std::vector<std::string> fields;
    for (std::string& field : split(text, ' ')) {
      if (!trim(field).empty()) fields.emplace_back(trim(field));
    }
    if (fields.size() == 6) fields.insert(fields.begin(), "0");
    if (fields.size() != 7) {
      return std::unexpected(fmt::format("cron takes six fields, this one has {}", fields.size()));
    }
    read(kSeconds, fields[0], cron_.seconds_);
    read(kMinutes, fields[1], cron_.minutes_);
    read(kHours, fields[2], cron_.hours_);
    read_day(fields[3]);
    read(kMonthField, fields[4], cron_.months_);
    read_weekday(fields[5]);
    read(kYears, fields[6], cron_.years_);
    if (error_.empty() && cron_.day_form_ != Cron::DayForm::any && cron_.weekday_form_ != Cron::WeekdayForm::any) {
      error_ = "day of month and day of week can't both be given: one of them is ?";
    }
    if (!error_.empty()) return std::unexpected(error_);
    for (int at = kLastYear; at >= kFirstYear; --at) {
      if (!cron_.years_[static_cast<std::size_t>(at)]) continue;
      cron_.last_year_ = at;
      break;
    }
    return cron_;
  }

 private:
  void fail(const Field& field, std::string_view text) {
    if (error_.empty()) error_ = fmt::format("{}: {:?} is not one of {}", field.name, text, range_text(field));
  }
  static std::string range_text(const Field& field) { return fmt::format("{} to {}", field.lowest, field.highest); }

  // Lists of values, ranges and steps.
  template <std::size_t Size>
  void read(const Field& field, std::string_view text, std::bitset<Size>& set) {
    for (const std::string& part : split(text, ',')) read_part(field, part, set);
  }

  template <std::size_t Size>
  void read_part(const Field& field, std::string_view part, std::bitset<Size>& set) {
    const std::size_t slash = part.find('/');
    const std::string_view range = part.substr(0, slash);
    int step = 1;
    if (slash != std::string_view::npos) {
      const auto number = parse_integer(part.substr(slash + 1));
      if (!number || *number < 1 || *number > field.highest) return fail(field, part);
      step = static_cast<int>(*number);
    }
    int first = field.lowest;
    int end = field.highest;
    if (range != "*") {
      // A dash can't be the first character of a value.
      const std::size_t dash = range.find('-');
      const auto from = value_of(field, range.substr(0, dash));
      if (!from) return fail(field, part);
      first = *from;
      // "0/15" counts on from 0; "7" alone is only itself.
      if (dash != std::string_view::npos) {
        const auto to = value_of(field, range.substr(dash + 1));
        if (!to) return fail(field, part);
        end = *to;
      } else if (slash == std::string_view::npos) {
        end = first;
      }
    }
    // "FRI-MON" and "22-2" go round.
    const int size = field.highest - field.lowest + 1;
    const int length = end >= first ? end - first : end - first + size;
    for (int i = 0; i <= length; i += step) {
      const int member = field.lowest + (first - field.lowest + i) % size;
      set.set(static_cast<std::size_t>(member));
    }
  }

  void read_day(std::string_view text) {
    const std::string upper = upper_case(text);
    // "*" and "?" both leave the day to the day of the week.
    if (upper == "?" || upper == "*") return;
    if (upper == "L") {
      cron_.day_form_ = Cron::DayForm::last;
    } else if (upper == "LW" || upper == "WL") {
      cron_.day_form_ = Cron::DayForm::last_weekday;
    } else if (upper.starts_with("L-")) {
      const auto days = parse_integer(std::string_view(upper).substr(2));
      if (!days || *days < 0 || *days > 30) return fail(kDays, text);
      cron_.day_form_ = Cron::DayForm::last;
      cron_.before_last_ = static_cast<int>(*days);
    } else if (upper.ends_with("W")) {
      const auto near = value_of(kDays, upper.substr(0, upper.size() - 1));
      if (!near) return fail(kDays, text);
      cron_.day_form_ = Cron::DayForm::nearest_weekday;
      cron_.near_ = *near;
    } else {
      cron_.day_form_ = Cron::DayForm::numbers;
      read(kDays, text, cron_.days_);
    }
  }

  void read_weekday(std::string_view text) {
    const std::string upper = upper_case(text);
    if (upper == "?" || upper == "*") return;
    if (const std::size_t hash = upper.find('#'); hash != std::string::npos) {
      const auto on = value_of(kWeekdayField, upper.substr(0, hash));
      const auto nth = parse_integer(std::string_view(upper).substr(hash + 1));
      if (!on || !nth || *nth < 1 || *nth > 5) return fail(kWeekdayField, text);
      cron_.weekday_form_ = Cron::WeekdayForm::nth;
      cron_.weekdays_.set(static_cast<std::size_t>(*on));
      cron_.nth_ = static_cast<int>(*nth);
    } else if (upper == "L") {
      // Alone it is the last day of the week.
      cron_.weekday_form_ = Cron::WeekdayForm::numbers;
      cron_.weekdays_.set(7);
    } else if (upper.ends_with("L")) {
      const auto on = value_of(kWeekdayField, upper.substr(0, upper.size() - 1));
      if (!on) return fail(kWeekdayField, text);
      cron_.weekday_form_ = Cron::WeekdayForm::last;
      cron_.weekdays_.set(static_cast<std::size_t>(*on));
    } else {
      cron_.weekday_form_ = Cron::WeekdayForm::numbers;
      read(kWeekdayField, text, cron_.weekdays_);
    }
  }

  static std::string upper_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
  }

  Cron cron_;
  std::string error_;
};

std::expected<Cron, std::string> Cron::parse(std::string_view fields) { return CronParser().parse(fields); }

bool Cron::matches(year_month_day date) const {
  const int of_year = static_cast<int>(date.year());
  if (of_year < kFirstYear || of_year > kLastYear || !years_[static_cast<std::size_t>(of_year)]) return false;
  if (!months_[static_cast<unsigned>(date.month())]) return false;
  const year_month_day last_day = last_of(date);
  switch (day_form_) {
    case DayForm::any:
      break;
    case DayForm::numbers:
      if (!days_[static_cast<unsigned>(date.day())]) return false;
      break;
    case DayForm::last:
      if (sys_days(date) + std::chrono::days(before_last_) != sys_days(last_day)) return false;
      break;
    case DayForm::last_weekday:
      if (date != nearest_weekday(last_day)) return false;
      break;
    case DayForm::nearest_weekday: {
      const year_month_day wanted(date.year(), date.month(), day(static_cast<unsigned>(near_)));
      if (!wanted.ok() || date != nearest_weekday(wanted)) return false;
      break;
    }
  }
  if (weekday_form_ == WeekdayForm::any) return true;
  if (!weekdays_[weekday_number(date)]) return false;
  const unsigned of_month = static_cast<unsigned>(date.day());
  switch (weekday_form_) {
    case WeekdayForm::last:
      return of_month + 7 > static_cast<unsigned>(last_day.day());
    case WeekdayForm::nth:
      return (of_month - 1) / 7 + 1 == static_cast<unsigned>(nth_);
    case WeekdayForm::any:
    case WeekdayForm::numbers:
      break;
  }
  return true;
}

std::vector<std::chrono::seconds> Cron::times_of_day() const {
  std::vector<std::chrono::seconds> times;
  for (std::size_t hour = 0; hour < hours_.size(); ++hour) {
    if (!hours_[hour]) continue;
    for (std::size_t minute = 0; minute < minutes_.size(); ++minute) {
      if (!minutes_[minute]) continue;
      for (std::size_t second = 0; second < seconds_.size(); ++second) {
        if (seconds_[second]) times.emplace_back(hour * 3600 + minute * 60 + second);
      }
    }
  }
  return times;
}

}  // namespace patchtriage
