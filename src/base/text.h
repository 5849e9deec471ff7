// Small pure functions on text that more than one layer needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patchtriage {

std::string to_lower(std::string_view text);  // ASCII
std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool equals_ignoring_case(std::string_view left, std::string_view right);  // ASCII
std::string replace_all(std::string_view text, std::string_view what, std::string_view with);

// Whole text as a decimal number; nullopt for anything else, overflow included.
std::optional<std::int64_t> parse_integer(std::string_view text);

// RFC 3986 percent-encoding: everything but unreserved characters, as AWS signs and IAM sends it.
std::string percent_encode(std::string_view text, bool keep_slash = false);
// Decodes %XX; an incomplete escape stays as it is. '+' stays '+' unless `plus_is_space` (form bodies).
std::string percent_decode(std::string_view text, bool plus_is_space = false);

// '*' any run, '?' any one character, as in IAM policies and AWS filters.
bool matches_wildcard(std::string_view pattern, std::string_view text, bool ignore_case = false);

// Length in bytes of the valid UTF-8 sequence at `at`; 0 where there is none.
std::size_t utf8_length_at(std::string_view text, std::size_t at);
// Columns a terminal uses for the text: code points, with wide East Asian ones counted as two.
std::size_t display_width(std::string_view text);
// Text from AWS or an instance made safe for a terminal: escape sequences, control characters and
// bidirectional overrides become visible stand-ins; new lines become spaces.
std::string for_terminal(std::string_view text);

// "1 instance", "2 instances".
std::string counted(std::size_t count, std::string_view noun);
// 3118 -> "3,118".
std::string with_thousands(std::int64_t value);

}  // namespace patchtriage
