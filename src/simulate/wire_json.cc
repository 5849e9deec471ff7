#include "simulate/wire_json.h"

#include <fmt/format.h>

#include <cmath>

#include "base/time.h"
#include "simulate/wire_time.h"

namespace patchtriage::simulate {
namespace {

void write_time(Time time, std::string& out) {
  const std::int64_t milliseconds = time.time_since_epoch().count();
  // As a double prints itself in the language of AWS's services: a tenth of them, so that every client meets both.
  if (milliseconds >= 1'000'000'000'000 && milliseconds < 10'000'000'000'000 && milliseconds % 7 == 0) {
    std::string digits = fmt::format("{}", milliseconds % 1'000'000'000'000);
    digits.insert(0, 12 - digits.size(), '0');
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    out += fmt::format("{}.{}E9", milliseconds / 1'000'000'000'000, digits);
    return;
  }
  const std::int64_t seconds = milliseconds / 1000;
  const std::int64_t fraction = milliseconds % 1000;
  if (milliseconds < 0) {
    append_json_number(out, epoch_seconds(time));
  } else if (fraction == 0) {
    out += fmt::format("{}.0", seconds);
  } else {
    out += fmt::format("{}.{:03}", seconds, fraction);
  }
}

void write(const Type* type, const Json& value, std::string& out);

void write_object(const RecordType* type, const Json::Object& object, std::string& out) {
  out += '{';
  bool is_first = true;
  for (const auto& [name, member] : object) {
    if (member.is_null()) continue;
    if (!is_first) out += ',';
    is_first = false;
    append_json_string(out, name);
    out += ':';
    const FieldType* field = type == nullptr ? nullptr : type->find(name);
    write(field == nullptr ? nullptr : field->type, member, out);
  }
  out += '}';
}

void write_map(const Type* element, const Json::Object& object, std::string& out) {
  out += '{';
  bool is_first = true;
  for (const auto& [name, member] : object) {
    if (!is_first) out += ',';
    is_first = false;
    append_json_string(out, name);
    out += ':';
    write(element, member, out);
  }
  out += '}';
}

void write(const Type* type, const Json& value, std::string& out) {
  if (const Json::Array* items = value.as_array()) {
    const Type* element = type != nullptr && type->kind == Kind::list ? type->element() : nullptr;
    out += '[';
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i > 0) out += ',';
      write(element, (*items)[i], out);
    }
    out += ']';
    return;
  }
  if (const Json::Object* object = value.as_object()) {
    if (type != nullptr && type->kind == Kind::map) return write_map(type->element(), *object, out);
    return write_object(type != nullptr && type->kind == Kind::record ? type->record() : nullptr, *object, out);
  }
  if (type != nullptr && type->kind == Kind::time) {
    if (const std::optional<Time> time = time_of(value)) return write_time(*time, out);
  }
  out += value.dump();
}

}  // namespace

std::string json_body(const RecordType& type, const Json& value) {
  std::string out;
  const Json::Object* object = value.as_object();
  if (object == nullptr) return "{}";
  write_object(&type, *object, out);
  return out;
}

}  // namespace patchtriage::simulate
