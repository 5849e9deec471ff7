#include "report/format.h"

namespace patchtriage::formats {

const Format* find(std::string_view name) {
  for (const Format& format : all()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace patchtriage::formats
