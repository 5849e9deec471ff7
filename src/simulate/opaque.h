// Text that only this endpoint can read back: session tokens and page tokens.
//
// Authentic, not secret: a changed token, or one made with another key, is refused. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace patchtriage::simulate {

std::string seal(std::string_view key, std::string_view text);  // base64
std::optional<std::string> unseal(std::string_view key, std::string_view token);

std::string to_base64(std::string_view bytes);

// The same on every machine, unlike std::hash.
std::uint64_t hash_of(std::string_view text);
// A number in [0, 1) that follows from the text.
double fraction_of(std::string_view text);

}  // namespace patchtriage::simulate
