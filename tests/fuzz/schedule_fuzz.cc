// Whatever the expression, the zone and the offset: a schedule names a next run that comes after the moment asked
// about, or none, or it is an error with a message.
//
// The input's lines are the expression, the zone and the offset in days.
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "assess/schedule.h"
#include "base/check.h"

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  std::string_view text(reinterpret_cast<const char*>(bytes), size);
  ScheduleText schedule{.expression = std::string(take_line(text)), .zone = std::string(take_line(text))};
  std::from_chars(text.data(), text.data() + text.size(), schedule.offset_days);
  const Time now = *parse_time("2026-11-20T12:00:00Z");
  schedule.anchor = now - std::chrono::hours(5);
  (void)parse_time_in_zone(schedule.expression, schedule.zone);

  const auto parsed = Schedule::parse(std::move(schedule));
  if (!parsed) {
    CHECK(!parsed.error().message.empty());
    return 0;
  }
  const auto next = parsed->next_after(now);
  CHECK(!next || *next > now);
  if (next) CHECK(parsed->next_after(*next - Duration(1)) == next);
  return 0;
}
