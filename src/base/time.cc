#include "base/time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace patchtriage {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// What is read lies between these, since years beyond have no RFC 3339 form; what lies outside becomes the nearer one.
constexpr Time kEarliest{seconds{-62'167'219'200}};  // 0000-01-01T00:00:00Z
constexpr Time kLatest{seconds{253'402'300'799}};    // 9999-12-31T23:59:59Z

// Reads exactly `digits` digits at `at` and moves past them.
std::optional<int> read_number(std::string_view text, std::size_t& at, int digits) {
  int value = 0;
  for (int i = 0; i < digits; ++i, ++at) {
    if (at >= text.size() || text[at] < '0' || text[at] > '9') return std::nullopt;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

bool skip(std::string_view text, std::size_t& at, char wanted) {
  if (at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

// Fraction after the point, in milliseconds; further digits are dropped.
int read_milliseconds(std::string_view text, std::size_t& at) {
  int value = 0;
  int scale = 100;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    value += (text[at] - '0') * scale;
    scale /= 10;
    ++at;
  }
  return value;
}

std::optional<Duration> read_zone(std::string_view text, std::size_t& at) {
  if (at == text.size()) return Duration{0};
  if (text[at] == 'Z' || text[at] == 'z') return ++at, Duration{0};
  const bool is_east = text[at] == '+';
  if (!is_east && text[at] != '-') return std::nullopt;
  ++at;
  const std::optional<int> hour = read_number(text, at, 2);
  if (!hour || *hour > 23) return std::nullopt;
  skip(text, at, ':');
  int minute = 0;
  if (at < text.size()) {
    const std::optional<int> read = read_number(text, at, 2);
    if (!read || *read > 59) return std::nullopt;
    minute = *read;
  }
  const Duration offset = hours{*hour} + minutes{minute};
  return is_east ? offset : -offset;
}

}  // namespace

namespace {

// At least so many, with zeros in front; years before 0 and after 9999 are what they are.
void append_digits(std::string& text, int number, std::size_t width) {
  std::array<char, 12> digits{};
  const char* end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  const auto length = static_cast<std::size_t>(end - digits.begin());
  text.append(width - std::min(width, length), '0');
  text.append(digits.begin(), length);
}

}  // namespace

std::string format_time(Time time) {
  std::string text;
  append_time(time, text);
  return text;
}

void append_time(Time time, std::string& text) {
  const auto day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  append_digits(text, static_cast<int>(date.year()), 4);
  text += '-';
  append_digits(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  text += '-';
  append_digits(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  text += 'T';
  append_digits(text, static_cast<int>(clock.hours().count()), 2);
  text += ':';
  append_digits(text, static_cast<int>(clock.minutes().count()), 2);
  text += ':';
  append_digits(text, static_cast<int>(clock.seconds().count()), 2);
  if (const auto fraction = clock.subseconds().count(); fraction != 0) {
    text += '.';
    append_digits(text, static_cast<int>(fraction), 3);
  }
  text += 'Z';
}

std::optional<Time> parse_time(std::string_view text) {
  std::size_t at = 0;
  const auto year = read_number(text, at, 4);
  if (!year || !skip(text, at, '-')) return std::nullopt;
  const auto month = read_number(text, at, 2);
  if (!month || !skip(text, at, '-')) return std::nullopt;
  const auto day = read_number(text, at, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const Time midnight{std::chrono::sys_days{date}};
  if (at == text.size()) return midnight;

  if (!skip(text, at, 'T') && !skip(text, at, 't') && !skip(text, at, ' ')) return std::nullopt;
  const auto hour = read_number(text, at, 2);
  if (!hour || *hour > 23 || !skip(text, at, ':')) return std::nullopt;
  const auto minute = read_number(text, at, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  int millisecond = 0;
  if (skip(text, at, ':')) {
    const auto read = read_number(text, at, 2);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
    if (skip(text, at, '.') || skip(text, at, ',')) millisecond = read_milliseconds(text, at);
  }
  const auto zone = read_zone(text, at);
  if (!zone || at != text.size()) return std::nullopt;
  return std::clamp(midnight + hours{*hour} + minutes{*minute} + seconds{second} + Duration{millisecond} - *zone,
                    kEarliest, kLatest);
}

Time time_from_epoch_seconds(double value) {
  // Not a number counts as the earliest.
  if (!(value > epoch_seconds(kEarliest))) return kEarliest;
  if (value > epoch_seconds(kLatest)) return kLatest;
  return Time{Duration{static_cast<Duration::rep>(std::llround(value * 1000.0))}};
}

double epoch_seconds(Time time) { return static_cast<double>(time.time_since_epoch().count()) / 1000.0; }

std::string format_age(Duration age) {
  if (age < Duration{0}) age = Duration{0};
  if (age >= days{2}) return fmt::format("{} d", std::chrono::floor<days>(age).count());
  if (age >= hours{2}) return fmt::format("{} h", std::chrono::floor<hours>(age).count());
  if (age >= minutes{2}) return fmt::format("{} min", std::chrono::floor<minutes>(age).count());
  return fmt::format("{} s", std::chrono::floor<seconds>(age).count());
}

}  // namespace patchtriage
