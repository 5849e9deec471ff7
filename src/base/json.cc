#include "base/json.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/check.h"
#include "base/code_point.h"
#include "base/text.h"

namespace patchtriage {
namespace {

constexpr int kMaxDepth = 256;

std::expected<Json, JsonError> convert(const simdjson::dom::element& element, int depth) {
  if (depth > kMaxDepth) return std::unexpected(JsonError{"nested too deeply"});
  switch (element.type()) {
    case simdjson::dom::element_type::NULL_VALUE:
      return Json();
    case simdjson::dom::element_type::BOOL:
      return Json(bool(element));
    case simdjson::dom::element_type::INT64:
      return Json(int64_t(element));
    case simdjson::dom::element_type::UINT64:
      return Json(static_cast<double>(uint64_t(element)));
    case simdjson::dom::element_type::DOUBLE:
      return Json(double(element));
    case simdjson::dom::element_type::STRING:
      return Json(std::string_view(element));
    case simdjson::dom::element_type::ARRAY: {
      Json::Array items;
      for (const simdjson::dom::element item : simdjson::dom::array(element)) {
        auto converted = convert(item, depth + 1);
        if (!converted) return converted;
        items.push_back(std::move(*converted));
      }
      return Json(std::move(items));
    }
    case simdjson::dom::element_type::OBJECT: {
      Json::Object members;
      for (const auto field : simdjson::dom::object(element)) {
        auto converted = convert(field.value, depth + 1);
        if (!converted) return converted;
        members.emplace_back(std::string(field.key), std::move(*converted));
      }
      return Json(std::move(members));
    }
  }
  return std::unexpected(JsonError{"a kind of value that JSON does not have"});
}

void write(const Json& value, bool pretty, int level, std::string& out) {
  const auto new_line = [&](int at) {
    if (!pretty) return;
    out += '\n';
    out.append(static_cast<std::size_t>(at) * 2, ' ');
  };
  if (const bool* boolean = value.as_bool()) {
    out += *boolean ? "true" : "false";
  } else if (const std::int64_t* integer = value.as_integer()) {
    out += fmt::format("{}", *integer);
  } else if (const double* number = value.as_double()) {
    append_json_number(out, *number);
  } else if (const std::string* text = value.as_string()) {
    append_json_string(out, *text);
  } else if (const Json::Array* items = value.as_array()) {
    out += '[';
    bool is_first = true;
    for (const Json& item : *items) {
      if (!is_first) out += ',';
      is_first = false;
      new_line(level + 1);
      write(item, pretty, level + 1, out);
    }
    if (!items->empty()) new_line(level);
    out += ']';
  } else if (const Json::Object* members = value.as_object()) {
    out += '{';
    bool is_first = true;
    for (const auto& [name, member] : *members) {
      if (!is_first) out += ',';
      is_first = false;
      new_line(level + 1);
      append_json_string(out, name);
      out += pretty ? ": " : ":";
      write(member, pretty, level + 1, out);
    }
    if (!members->empty()) new_line(level);
    out += '}';
  } else {
    out += "null";
  }
}

// Escaped where it could deceive or drive the terminal of somebody who looks at the file; the value stays the same.
void append_character(std::string& out, std::string_view text, std::size_t at, std::size_t length) {
  const std::uint32_t c = code_point_at(text, at, length);
  if (!is_deceptive(c)) {
    out.append(text.substr(at, length));
  } else if (c < 0x10000) {
    out += fmt::format("\\u{:04x}", c);
  } else {
    out += fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
  }
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  const Object* members = as_object();
  if (members == nullptr) return nullptr;
  for (const Member& member : *members) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

std::string Json::text(std::string_view name, std::string_view fallback) const {
  const Json* member = find(name);
  const std::string* value = member == nullptr ? nullptr : member->as_string();
  return value == nullptr ? std::string(fallback) : *value;
}

void Json::set(std::string_view name, Json value) {
  if (is_null()) value_ = Object{};
  Object* members = as_object();
  CHECK(members != nullptr);
  for (Member& member : *members) {
    if (member.first == name) {
      member.second = std::move(value);
      return;
    }
  }
  members->emplace_back(std::string(name), std::move(value));
}

void Json::push_back(Json value) {
  if (is_null()) value_ = Array{};
  Array* items = as_array();
  CHECK(items != nullptr);
  items->push_back(std::move(value));
}

std::string Json::dump(bool pretty) const {
  std::string out;
  write(*this, pretty, 0, out);
  return out;
}

std::expected<Json, JsonError> parse_json(std::string_view text) {
  // What it allocates is used again by the next text.
  static thread_local simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::error_code error = parser.parse(text.data(), text.size()).get(root);
  if (error != simdjson::SUCCESS) return std::unexpected(JsonError{simdjson::error_message(error)});
  return convert(root, 0);
}

namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
}

// Bytes of `word` that are zero have their high bit set in the result; others may, behind such a one.
constexpr std::uint64_t kOnes = 0x0101010101010101U;
std::uint64_t zeros(std::uint64_t word) { return (word - kOnes) & ~word; }

// How many bytes from the start go into JSON as they are; eight at a time, since most do.
std::size_t plain_length(std::string_view text) {
  constexpr std::uint64_t kHighBits = kOnes << 7U;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    const std::uint64_t special = word | (word - kOnes * 0x20) | zeros(word ^ (kOnes * '"')) |
                                  zeros(word ^ (kOnes * '\\')) | zeros(word ^ (kOnes * 0x7f));
    if ((special & kHighBits) != 0) break;
  }
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[at++];
    } else if (c == '\n') {
      out += "\\n", ++at;
    } else if (c == '\r') {
      out += "\\r", ++at;
    } else if (c == '\t') {
      out += "\\t", ++at;
    } else if (c < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", c), ++at;
    } else if (c < 0x80) {
      // Most of it: as much as there is at once.
      const std::size_t length = plain_length(text.substr(at));
      out.append(text, at, length);
      at += length;
    } else if (const std::size_t length = utf8_length_at(text, at); length > 0) {
      append_character(out, text, at, length);
      at += length;
    } else {
      out += "\xEF\xBF\xBD", ++at;
    }
  }
  out += '"';
}

void append_json_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
  } else if (value == std::floor(value) && std::fabs(value) < 1e15) {
    out += fmt::format("{}", static_cast<std::int64_t>(value));
  } else {
    out += fmt::format("{}", value);
  }
}

}  // namespace patchtriage
