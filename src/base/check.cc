#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace patchtriage {

void check_failed(const char* file, int line, std::string_view condition) {
  std::fprintf(stderr, "patchtriage: internal error at %s:%d: %.*s\n", file, line, static_cast<int>(condition.size()),
               condition.data());
  std::abort();
}

}  // namespace patchtriage
