// Times in a world's rows.
#pragma once

#include <optional>

#include "base/json.h"
#include "base/time.h"

namespace patchtriage::simulate {

// From ISO 8601 text or epoch seconds; nullopt for anything else.
inline std::optional<Time> time_of(const Json& value) {
  if (const std::string* text = value.as_string()) return parse_time(*text);
  if (const std::int64_t* seconds = value.as_integer()) return Time(std::chrono::seconds(*seconds));
  if (const double* seconds = value.as_double()) return time_from_epoch_seconds(*seconds);
  return std::nullopt;
}

}  // namespace patchtriage::simulate
