#include "fleet/record_json.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>

#include "base/text.h"

namespace patchtriage {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Where a value stands; put into words only for an error.
struct Place {
  const Place* outer = nullptr;
  std::string_view name;  // of a member; empty: an item of a list, or the record itself
  std::size_t index = 0;

  std::string text() const {
    const std::string before = outer == nullptr ? "" : outer->text();
    if (outer == nullptr) return std::string(name);
    if (name.empty()) return fmt::format("{}[{}]", before, index);
    return before.empty() ? std::string(name) : fmt::format("{}.{}", before, name);
  }
};

std::unexpected<DecodeError> fail(std::string_view path, std::string_view what) {
  return std::unexpected(DecodeError{fmt::format("{}: {}", path, what)});
}
std::unexpected<DecodeError> fail(const Place& place, std::string_view what) { return fail(place.text(), what); }

std::expected<void, DecodeError> decode_value(const Type& type, const element& json, void* value, const Place& place);

std::expected<void, DecodeError> decode_member(const Type& type, const element& json, void* member,
                                               const Place& place) {
  if (json.is_null()) return {};
  return decode_value(type, json, type.engage(member), place);
}

std::expected<void, DecodeError> decode_object(const RecordType& type, const simdjson::dom::object& object,
                                               void* record, const Place& place) {
  // Services mostly send the members in the order of their documentation, which the schema has too.
  std::size_t next = 0;
  for (const auto member : object) {
    const bool is_next = next < type.fields.size() && type.fields[next].name == member.key;
    const FieldType* field = is_next ? &type.fields[next] : type.find(member.key);
    if (field == nullptr) continue;
    next = static_cast<std::size_t>(field - type.fields.data()) + 1;
    auto decoded =
        decode_member(*field->type, member.value, const_cast<void*>(field->address(record)), {&place, member.key, 0});
    if (!decoded) return decoded;
  }
  return {};
}

// A scalar that isn't text in JSON, as the text that `read_scalar` takes; nullopt for objects and lists.
std::optional<std::string> scalar_text(const element& json) {
  switch (json.type()) {
    case element_type::STRING:
      return std::string(std::string_view(json));
    case element_type::INT64:
      return fmt::format("{}", int64_t(json));
    case element_type::UINT64:
      return fmt::format("{}", uint64_t(json));
    case element_type::DOUBLE:
      return fmt::format("{}", double(json));
    case element_type::BOOL:
      return bool(json) ? "true" : "false";
    default:
      return std::nullopt;
  }
}

std::expected<void, DecodeError> decode_value(const Type& type, const element& json, void* value, const Place& place) {
  switch (type.kind) {
    case Kind::record: {
      if (!json.is_object()) return fail(place, "not an object");
      return decode_object(*type.record(), json, value, place);
    }
    case Kind::list: {
      if (!json.is_array()) return fail(place, "not a list");
      std::size_t index = 0;
      for (const element item : simdjson::dom::array(json)) {
        auto decoded = decode_member(*type.element(), item, type.append(value), {&place, "", index++});
        if (!decoded) return decoded;
      }
      return {};
    }
    case Kind::map: {
      if (!json.is_object()) return fail(place, "not an object");
      for (const auto member : simdjson::dom::object(json)) {
        auto decoded = decode_member(*type.element(), member.value, type.insert(value, std::string(member.key)),
                                     {&place, member.key, 0});
        if (!decoded) return decoded;
      }
      return {};
    }
    default: {
      if (json.is_string() && type.kind == Kind::text) {
        *static_cast<std::string*>(value) = std::string_view(json);
        return {};
      }
      if (type.kind == Kind::time && json.is_number()) {
        *static_cast<Time*>(value) = time_from_epoch_seconds(json.get_double());
        return {};
      }
      const std::optional<std::string> text = scalar_text(json);
      if (!text || !read_scalar(type, *text, value)) return fail(place, "not a value of this field's type");
      return {};
    }
  }
  return {};
}

struct MapWriter {
  const Type* element;
  TimeForm times;
  Json result = Json::object();
};

bool is_left_out(const FieldType& field, const void* value) {
  if (value == nullptr) return true;
  return (field.type->kind == Kind::list || field.type->kind == Kind::map) && field.type->size(value) == 0;
}

}  // namespace

bool read_scalar(const Type& type, std::string_view text, void* value) {
  const std::string_view trimmed = trim(text);
  switch (type.kind) {
    case Kind::text:
      *static_cast<std::string*>(value) = text;
      return true;
    case Kind::integer: {
      if (const std::optional<std::int64_t> integer = parse_integer(trimmed)) {
        *static_cast<std::int64_t*>(value) = *integer;
        return true;
      }
      double number = 0;  // 7200.0, 1E3
      const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
      if (error != std::errc() || end != trimmed.data() + trimmed.size() || !(number > -9e18 && number < 9e18))
        return false;
      *static_cast<std::int64_t*>(value) = static_cast<std::int64_t>(number);
      return true;
    }
    case Kind::number: {
      double number = 0;
      const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
      if (error != std::errc() || end != trimmed.data() + trimmed.size()) return false;
      *static_cast<double*>(value) = number;
      return true;
    }
    case Kind::boolean:
      if (!equals_ignoring_case(trimmed, "true") && !equals_ignoring_case(trimmed, "false")) return false;
      *static_cast<bool*>(value) = equals_ignoring_case(trimmed, "true");
      return true;
    case Kind::time: {
      if (const std::optional<Time> time = parse_time(trimmed)) {
        *static_cast<Time*>(value) = *time;
        return true;
      }
      double seconds = 0;
      const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), seconds);
      if (error != std::errc() || end != trimmed.data() + trimmed.size()) return false;
      *static_cast<Time*>(value) = time_from_epoch_seconds(seconds);
      return true;
    }
    default:
      return false;
  }
}

std::expected<void, DecodeError> decode_record(const RecordType& type, std::string_view json, void* record) {
  // What it allocates is used again by the next record.
  static thread_local simdjson::dom::parser parser;
  element root;
  const simdjson::error_code error = parser.parse(json.data(), json.size()).get(root);
  if (error != simdjson::SUCCESS) return fail(type.name, simdjson::error_message(error));
  if (!root.is_object()) return fail(type.name, "not an object");
  return decode_object(type, root, record, Place{});
}

Json member_to_json(const Type& type, const void* member, TimeForm times) {
  const void* value = type.value(member);
  if (value == nullptr) return {};
  switch (type.kind) {
    case Kind::text:
      return Json(*static_cast<const std::string*>(value));
    case Kind::integer:
      return Json(*static_cast<const std::int64_t*>(value));
    case Kind::number:
      return Json(*static_cast<const double*>(value));
    case Kind::boolean:
      return Json(*static_cast<const bool*>(value));
    case Kind::time: {
      const Time time = *static_cast<const Time*>(value);
      return times == TimeForm::epoch ? Json(epoch_seconds(time)) : Json(format_time(time));
    }
    case Kind::record:
      return record_to_json(*type.record(), value, times);
    case Kind::list: {
      Json list = Json::array();
      for (std::size_t i = 0; i < type.size(value); ++i) {
        list.push_back(member_to_json(*type.element(), type.item(value, i), times));
      }
      return list;
    }
    case Kind::map: {
      MapWriter writer{type.element(), times};
      type.each(value, &writer, [](void* context, const std::string& key, const void* item) {
        auto& map = *static_cast<MapWriter*>(context);
        map.result.set(key, member_to_json(*map.element, item, map.times));
      });
      return std::move(writer.result);
    }
  }
  return {};
}

Json record_to_json(const RecordType& type, const void* record, TimeForm times) {
  Json::Object object;
  for (const FieldType& field : type.fields) {
    const void* member = field.address(record);
    if (is_left_out(field, field.type->value(member))) continue;
    object.emplace_back(field.name, member_to_json(*field.type, member, times));
  }
  return Json(std::move(object));
}

}  // namespace patchtriage
