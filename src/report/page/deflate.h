// Bytes made small, and spelt in letters that a page may hold.
#pragma once

#include <string>
#include <string_view>

namespace patchtriage::page {

// In zlib's format, which browsers call "deflate". The same bytes give the same result with the same zlib.
std::string deflated(std::string_view bytes);

std::string base64(std::string_view bytes);

}  // namespace patchtriage::page
