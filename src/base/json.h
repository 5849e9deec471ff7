// A JSON value, its parser (simdjson) and its writer.
//
// For what is small or of no fixed shape: request parameters, evidence values, settings, facts in
// tests. Records have their own typed path (fleet/record.h). Objects keep their members in the
// order given, so the same value always writes the same bytes.
#pragma once

#include <cstdint>
#include <expected>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace patchtriage {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;  // null
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(static_cast<std::int64_t>(value)) {}
  Json(std::int64_t value) : value_(value) {}
  Json(std::uint64_t value) : value_(static_cast<std::int64_t>(value)) {}
  Json(double value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}
  static Json array(std::initializer_list<Json> items = {}) { return Json(Array(items)); }
  static Json object() { return Json(Object()); }
  // An array, since the items of an initializer_list can only be copied.
  template <std::size_t Size>
  static Json object(Member (&&members)[Size]) {
    return Json(Object(std::make_move_iterator(std::begin(members)), std::make_move_iterator(std::end(members))));
  }

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_object() const { return as_object() != nullptr; }
  bool is_array() const { return as_array() != nullptr; }

  // The content where the value is of that kind, else nullptr.
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&value_); }
  const double* as_double() const { return std::get_if<double>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const Array* as_array() const { return std::get_if<Array>(&value_); }
  const Object* as_object() const { return std::get_if<Object>(&value_); }
  Array* as_array() { return std::get_if<Array>(&value_); }
  Object* as_object() { return std::get_if<Object>(&value_); }

  // Member of an object; nullptr where it is absent or this isn't an object.
  const Json* find(std::string_view name) const;
  // Text of a string member, else `fallback`.
  std::string text(std::string_view name, std::string_view fallback = "") const;
  // Sets or replaces a member; a null value becomes an object first.
  void set(std::string_view name, Json value);
  // Appends to an array; a null value becomes an array first.
  void push_back(Json value);

  // Compact, or indented by two spaces a level. Output is valid UTF-8 JSON whatever the strings hold
  // (bytes that aren't UTF-8 become U+FFFD).
  std::string dump(bool pretty = false) const;

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

struct JsonError {
  std::string message;
};
// Depth is limited to 256. Numbers that don't fit 64 bits become doubles.
std::expected<Json, JsonError> parse_json(std::string_view text);

// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);
// Appends the shortest text that reads back as the same number; infinities and NaN become null.
void append_json_number(std::string& out, double value);

}  // namespace patchtriage
