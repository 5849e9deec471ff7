// Values that follow from a seed: the same key gives the same value on every machine and in every order of asking.
//
// Nothing of the standard library's random distributions is used, since their results differ between implementations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace patchtriage::simulate {

// A new key from a key and what it is for.
std::uint64_t mix(std::uint64_t key, std::uint64_t what);
std::uint64_t mix(std::uint64_t key, std::string_view what);

// A number in [0, limit); limit must be positive.
int below(std::uint64_t key, int limit);
// True for about `share` of all keys.
bool chance(std::uint64_t key, double share);

// Lower-case hexadecimal text of exactly `digits` (at most 32).
std::string hex_text(std::uint64_t key, int digits);
// "8-4-4-4-12".
std::string uuid_text(std::uint64_t key);
// An id as AWS spells it since 2016: the prefix, "0" and sixteen hexadecimal digits ("i-0…", "mw-0…").
std::string resource_id(std::string_view prefix, std::uint64_t key);

}  // namespace patchtriage::simulate
