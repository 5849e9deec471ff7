// One row of the tables of Windows codes.
#pragma once

#include <cstdint>
#include <string_view>

namespace patchtriage::windows_codes {

struct Code {
  std::uint32_t code;
  std::string_view slug;
  std::string_view meaning;
};

struct Range {
  std::uint32_t first;
  std::uint32_t last;
  std::string_view slug;
  std::string_view meaning;
};

}  // namespace patchtriage::windows_codes
