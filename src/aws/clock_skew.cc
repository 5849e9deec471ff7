#include "aws/clock_skew.h"

#include <array>

#include "base/text.h"

namespace patchtriage::aws {
namespace {

// Services accept five minutes; a correction by less than this can't turn a refusal into a success.
constexpr Duration kNoticeable = std::chrono::minutes(1);

}  // namespace

std::optional<Time> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::vector<std::string> parts = split(trim(text), ' ');
  if (parts.size() != 6 || parts[5] != "GMT") return std::nullopt;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (parts[2] != kMonths[month]) continue;
    const std::string day = parts[1].size() == 1 ? "0" + parts[1] : parts[1];
    const std::string number = (month < 9 ? "0" : "") + std::to_string(month + 1);
    return parse_time(parts[3] + "-" + number + "-" + day + "T" + parts[4] + "Z");
  }
  return std::nullopt;
}

Time ClockSkew::corrected(const std::string& host, Time now) const {
  const auto found = offsets_.find(host);
  return found == offsets_.end() ? now : now + found->second;
}

bool ClockSkew::learn(const std::string& host, std::optional<std::string_view> date, Time now) {
  const std::optional<Time> theirs = date ? parse_http_date(*date) : std::nullopt;
  if (!theirs) return false;
  const Duration change = *theirs - corrected(host, now);
  if (change > -kNoticeable && change < kNoticeable) return false;
  offsets_[host] = *theirs - now;
  return true;
}

void ClockSkew::observe(std::optional<std::string_view> date, Time now) {
  if (const std::optional<Time> theirs = date ? parse_http_date(*date) : std::nullopt) observed_ = *theirs - now;
}

}  // namespace patchtriage::aws
