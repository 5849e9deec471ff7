// One value of a row, for formats that are tables (csv, xlsx): typed, and nothing where it isn't known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "base/time.h"

namespace patchtriage {

// monostate is "not known". A list that was read and is empty is the text kNone, never an empty cell.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Time>;

inline constexpr std::string_view kNone = "(none)";

// What a spreadsheet's cell holds, in UTF-16 units; other readers of CSV have limits not far above.
inline constexpr std::size_t kLongestCell = 32767;
inline constexpr std::string_view kCutMark = " … (cut)";
// Text of valid UTF-8 as it is, or as much of it as fits with kCutMark behind it.
std::string cut_to_cell(std::string text);

// A column of a table whose rows are made of a Row each.
template <class Row>
struct Column {
  std::string_view name;
  Cell (*read)(const Row& row);
};

namespace cells {

inline Cell text(std::string_view value) { return value.empty() ? Cell() : Cell(std::string(value)); }

template <class T>
Cell maybe(const std::optional<T>& value) {
  return value ? Cell(*value) : Cell();
}
// "a; b; c".
inline Cell list(const std::vector<std::string>& items) {
  return items.empty() ? Cell(std::string(kNone)) : Cell(join(items, "; "));
}
template <class T, class Write>
Cell list(const std::vector<T>& items, Write write) {
  std::vector<std::string> texts;
  for (const T& item : items) texts.push_back(write(item));
  return list(texts);
}
template <class T, class Write>
Cell maybe_list(const std::optional<std::vector<T>>& items, Write write) {
  return items ? list(*items, write) : Cell();
}

}  // namespace cells
}  // namespace patchtriage
