// CHECK(condition): a broken invariant of ours ends the program, in release too. Never for input.
#pragma once

#include <string_view>

namespace patchtriage {

[[noreturn]] void check_failed(const char* file, int line, std::string_view condition);

}  // namespace patchtriage

#define CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::patchtriage::check_failed(__FILE__, __LINE__, #condition))
