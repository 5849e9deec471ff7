// Single code points of UTF-8 text.
#pragma once

#include <cstdint>
#include <string_view>

namespace patchtriage {

// The code point of a valid sequence of that length, as utf8_length_at() of base/text.h gives it.
std::uint32_t code_point_at(std::string_view text, std::size_t at, std::size_t length);

// Changes the order or the visibility of the text around it, or is never text: bidirectional overrides, invisible
// spaces, the upper control characters, noncharacters.
bool is_deceptive(std::uint32_t code_point);

}  // namespace patchtriage
