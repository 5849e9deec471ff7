// The fields of a cron() expression of AWS: minutes, hours, day of month, month, day of week, year.
//
// Values, lists, ranges, steps, names, "?", "L", "LW", "W" and "#". A seventh field in front holds seconds. A day of
// the week counts from Sunday, which is 1.
#pragma once

#include <bitset>
#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patchtriage {

class Cron {
 public:
  // `fields` is what stands between the parentheses. The error says which field is wrong, and how.
  static std::expected<Cron, std::string> parse(std::string_view fields);

  bool matches(std::chrono::year_month_day day) const;
  // Times of day at which a matching day fires, ascending.
  std::vector<std::chrono::seconds> times_of_day() const;
  // After this year nothing matches any more.
  int last_year() const { return last_year_; }

 private:
  // Day of month: numbers, or one of the forms that depend on the month.
  enum class DayForm { any, numbers, last, last_weekday, nearest_weekday };
  // Day of week: numbers, the last such day of the month, or the n-th.
  enum class WeekdayForm { any, numbers, last, nth };

  friend class CronParser;

  std::bitset<60> seconds_;
  std::bitset<60> minutes_;
  std::bitset<24> hours_;
  std::bitset<32> days_;
  std::bitset<13> months_;
  std::bitset<8> weekdays_;  // 1 is Sunday
  std::bitset<2200> years_;
  DayForm day_form_ = DayForm::any;
  WeekdayForm weekday_form_ = WeekdayForm::any;
  int before_last_ = 0;  // "L-3": days before the last one
  int near_ = 0;         // "15W"
  int nth_ = 0;          // "#3"
  int last_year_ = 0;
};

}  // namespace patchtriage
