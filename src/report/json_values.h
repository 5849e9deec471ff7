// Optional values as JSON: null where there is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace patchtriage::json_parts {

template <class T>
Json maybe(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}
inline Json maybe(const std::optional<Time>& time) { return time ? Json(format_time(*time)) : Json(); }

template <class T, class Write>
Json list(const std::vector<T>& items, Write write) {
  Json result = Json::array();
  for (const T& item : items) result.push_back(write(item));
  return result;
}
template <class T, class Write>
Json maybe_list(const std::optional<std::vector<T>>& items, Write write) {
  return items ? list(*items, write) : Json();
}
inline Json texts(const std::vector<std::string>& items) {
  return list(items, [](const std::string& text) { return Json(text); });
}
// null for an empty text.
inline Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace patchtriage::json_parts
