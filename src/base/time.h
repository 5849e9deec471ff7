// Instants and durations, and the two spellings AWS uses for them.
//
// A Time is UTC with millisecond resolution. Everything here is pure: the current time comes from a
// Clock at the program's edge, or is the snapshot's as_of().
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace patchtriage {

using Duration = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Duration>;

// "2026-11-20T12:00:00Z"; a fraction (".250") only where there is one.
std::string format_time(Time time);
// The same, behind what is in `text`.
void append_time(Time time, std::string& text);

// RFC 3339 and the forms of it that AWS sends: a fraction of any length, "Z", "+01:00", "+0000", no zone (taken
// as UTC), seconds left out, a date alone (midnight UTC). nullopt where the text is none of these.
std::optional<Time> parse_time(std::string_view text);

// Seconds since 1970 as AWS's JSON services send them, exponent form included (1.5E9).
Time time_from_epoch_seconds(double seconds);
double epoch_seconds(Time time);

// "38 d", "5 h", "12 min", "40 s": one unit, rounded down, for people.
std::string format_age(Duration age);

}  // namespace patchtriage
