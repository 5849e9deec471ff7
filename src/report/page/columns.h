// The page's table as columns: texts as a list of the different ones and, for each row, which of them.
// web/src/data/page.ts has the same as types.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace patchtriage::page {

class Columns {
 public:
  explicit Columns(std::size_t rows) : rows_(rows) {}

  // A text that is longer than a table can show is cut; `cut_texts` counts them.
  void text(std::string_view key, const std::function<std::optional<std::string>(std::size_t row)>& value);
  void number(std::string_view key, const std::function<std::optional<double>(std::size_t row)>& value);
  void time(std::string_view key, const std::function<std::optional<Time>(std::size_t row)>& value);

  std::size_t cut_texts() const { return cut_texts_; }
  // {"columns":[…]}
  std::string json() const { return "{\"columns\":[" + columns_ + "]}"; }

 private:
  void begin(std::string_view key);

  std::size_t rows_;
  std::size_t cut_texts_ = 0;
  std::string columns_;
};

}  // namespace patchtriage::page
