#include "report/page/columns.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "base/text.h"

namespace patchtriage::page {
namespace {

constexpr std::size_t kLongestText = 400;

// The first bytes of the text, never half a character.
std::string cut(std::string_view text) {
  std::size_t end = 0;
  while (end < kLongestText) end += std::max<std::size_t>(1, utf8_length_at(text, end));
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

void Columns::begin(std::string_view key) {
  if (!columns_.empty()) columns_ += ",\n";
  columns_ += "{\"key\":";
  append_json_string(columns_, key);
}

void Columns::text(std::string_view key, const std::function<std::optional<std::string>(std::size_t)>& value) {
  std::unordered_map<std::string, std::size_t> known;
  std::optional<std::size_t> null_at;
  std::vector<std::size_t> index(rows_);
  std::string values;
  std::size_t count = 0;
  bool is_each_its_own = true;
  for (std::size_t row = 0; row < rows_; ++row) {
    std::optional<std::string> text = value(row);
    if (text && text->size() > kLongestText + 4) {
      text = cut(*text);
      ++cut_texts_;
    }
    bool is_new = false;
    if (text) {
      const auto [at, inserted] = known.emplace(*text, count);
      index[row] = at->second;
      is_new = inserted;
    } else {
      is_new = !null_at;
      if (is_new) null_at = count;
      index[row] = *null_at;
    }
    is_each_its_own = is_each_its_own && is_new;
    if (!is_new) continue;
    if (count++ > 0) values += ',';
    if (text)
      append_json_string(values, *text);
    else
      values += "null";
  }
  begin(key);
  columns_ += ",\"d\":[" + values + "]";
  if (!is_each_its_own) {
    columns_ += ",\"i\":[";
    for (std::size_t row = 0; row < rows_; ++row)
      fmt::format_to(std::back_inserter(columns_), "{}{}", row > 0 ? "," : "", index[row]);
    columns_ += ']';
  }
  columns_ += '}';
}

void Columns::number(std::string_view key, const std::function<std::optional<double>(std::size_t)>& value) {
  begin(key);
  columns_ += ",\"n\":[";
  for (std::size_t row = 0; row < rows_; ++row) {
    if (row > 0) columns_ += ',';
    if (const auto number = value(row))
      append_json_number(columns_, *number);
    else
      columns_ += "null";
  }
  columns_ += "]}";
}

void Columns::time(std::string_view key, const std::function<std::optional<Time>(std::size_t)>& value) {
  begin(key);
  columns_ += ",\"t\":[";
  for (std::size_t row = 0; row < rows_; ++row) {
    if (row > 0) columns_ += ',';
    if (const auto time = value(row))
      fmt::format_to(std::back_inserter(columns_), "{}", static_cast<std::int64_t>(std::floor(epoch_seconds(*time))));
    else
      columns_ += "null";
  }
  columns_ += "]}";
}

}  // namespace patchtriage::page
