// Text made small for files, with a checksum that is compared when it is read.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace patchtriage {

// One Zstandard frame (RFC 8878) with its content checksum. A level below 1 is for what is read again at once.
std::string compress(std::string_view text, int level = 3);
// The error says what is wrong with the frame. `largest` bounds what a damaged header can make us allocate, in bytes.
std::expected<std::string, std::string> decompress(std::string_view frame, std::size_t largest = std::size_t{1} << 32U);

}  // namespace patchtriage
