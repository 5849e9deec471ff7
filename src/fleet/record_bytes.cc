#include "fleet/record_bytes.h"

#include <fmt/format.h>

#include <bit>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/time.h"

namespace patchtriage::record_bytes {
namespace {

static_assert(std::endian::native == std::endian::little);

// Records in records are few; deeper is no shape of ours.
constexpr int kMostDepth = 32;
constexpr std::size_t kMostFields = 1024;
// What can be written as text and read again.
constexpr Time kEarliest = std::chrono::sys_days(std::chrono::year(0) / 1 / 1);
constexpr Time kLatest = std::chrono::sys_days(std::chrono::year(10000) / 1 / 1) - Duration(1);

// Small numbers of either sign are short.
std::uint64_t folded(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
}
std::int64_t unfolded(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U)); }

bool is_left_out(const Type& type, const void* value) {
  if (value == nullptr) return true;
  return (type.kind == Kind::list || type.kind == Kind::map) && type.size(value) == 0;
}

void append_kind(const Type& type, std::string& out);

void append_fields(const RecordType& type, std::string& out) {
  append_count(type.fields.size(), out);
  for (const FieldType& field : type.fields) {
    append_text(field.name, out);
    append_kind(*field.type, out);
  }
}

void append_kind(const Type& type, std::string& out) {
  out += static_cast<char>(type.kind);
  if (type.kind == Kind::record) append_fields(*type.record(), out);
  if (type.kind == Kind::list || type.kind == Kind::map) append_kind(*type.element(), out);
}

void append_value(const Type& type, const void* value, std::string& out) {
  switch (type.kind) {
    case Kind::text:
      return append_text(*static_cast<const std::string*>(value), out);
    case Kind::integer:
      return append_count(folded(*static_cast<const std::int64_t*>(value)), out);
    case Kind::time:
      return append_count(folded(static_cast<const Time*>(value)->time_since_epoch().count()), out);
    case Kind::number: {
      char bytes[sizeof(double)];
      std::memcpy(bytes, value, sizeof bytes);
      out.append(bytes, sizeof bytes);
      return;
    }
    case Kind::boolean:
      out += static_cast<char>(*static_cast<const bool*>(value));
      return;
    case Kind::record:
      return append_record(*type.record(), value, out);
    case Kind::list: {
      const Type& element = *type.element();
      append_count(type.size(value), out);
      for (std::size_t i = 0; i < type.size(value); ++i) {
        const void* item = element.value(type.item(value, i));
        CHECK(item != nullptr);  // lists hold values, not optional ones
        append_value(element, item, out);
      }
      return;
    }
    case Kind::map: {
      struct Writer {
        const Type* element;
        std::string* out;
      } writer{type.element(), &out};
      append_count(type.size(value), out);
      type.each(value, &writer, [](void* context, const std::string& key, const void* member) {
        const auto& to = *static_cast<Writer*>(context);
        const void* item = to.element->value(member);
        CHECK(item != nullptr);
        append_text(key, *to.out);
        append_value(*to.element, item, *to.out);
      });
      return;
    }
  }
}

}  // namespace

std::string shape_of(const RecordType& type) {
  std::string shape;
  append_fields(type, shape);
  return shape;
}

// A bit for each field that says whether it is there, and then those that are.
void append_record(const RecordType& type, const void* record, std::string& out) {
  const std::size_t bits = out.size();
  out.append((type.fields.size() + 7) / 8, '\0');
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const FieldType& field = type.fields[i];
    const void* value = field.type->value(field.address(record));
    if (is_left_out(*field.type, value)) continue;
    out[bits + i / 8] = static_cast<char>(static_cast<unsigned char>(out[bits + i / 8]) | 1U << (i % 8));
    append_value(*field.type, value, out);
  }
}

// One value: where it goes, or nowhere, where this program has no such field.
struct Plan::Step {
  Kind kind = Kind::text;
  const Type* type = nullptr;
  std::size_t offset = 0;  // of a record's field
  std::vector<Step> fields;
  std::unique_ptr<Step> element;
};

namespace {

using Step = Plan::Step;

std::optional<std::string> read_kind(const Type* type, ByteReader& from, int depth, Step& step);

std::optional<std::string> read_fields(const RecordType* type, ByteReader& from, int depth, Step& step) {
  const std::size_t count = from.count();
  if (count > kMostFields) return "a record of too many fields";
  for (std::size_t i = 0; i < count && !from.has_failed(); ++i) {
    const std::string_view name = from.text();
    const FieldType* field = type == nullptr ? nullptr : type->find(name);
    Step& inner = step.fields.emplace_back();
    if (field != nullptr) inner.offset = field->offset;
    if (auto error = read_kind(field == nullptr ? nullptr : field->type, from, depth, inner)) {
      return fmt::format("{}: {}", name, *error);
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_kind(const Type* type, ByteReader& from, int depth, Step& step) {
  if (depth == kMostDepth) return "nested too deeply";
  const std::uint8_t kind = from.byte();
  if (kind > static_cast<std::uint8_t>(Kind::map)) return "of an unknown kind";
  step.kind = static_cast<Kind>(kind);
  step.type = type;
  if (type != nullptr && type->kind != step.kind) return "of another kind than this program's";
  if (step.kind == Kind::record) return read_fields(type == nullptr ? nullptr : type->record(), from, depth + 1, step);
  if (step.kind != Kind::list && step.kind != Kind::map) return std::nullopt;
  step.element = std::make_unique<Step>();
  return read_kind(type == nullptr ? nullptr : type->element(), from, depth + 1, *step.element);
}

void read_value(const Step& step, ByteReader& from, void* value);

void read_fields(const Step& step, ByteReader& from, void* record) {
  const std::string_view bits = from.take((step.fields.size() + 7) / 8);
  for (std::size_t i = 0; i < step.fields.size() && !from.has_failed(); ++i) {
    if ((static_cast<unsigned char>(bits[i / 8]) >> (i % 8) & 1U) == 0) continue;
    const Step& field = step.fields[i];
    const bool is_kept = record != nullptr && field.type != nullptr;
    read_value(field, from, is_kept ? field.type->engage(static_cast<char*>(record) + field.offset) : nullptr);
  }
}

// What is no longer known (`value` is null) is passed over.
void read_value(const Step& step, ByteReader& from, void* value) {
  switch (step.kind) {
    case Kind::text: {
      const std::string_view text = from.text();
      if (value != nullptr) *static_cast<std::string*>(value) = text;
      return;
    }
    case Kind::integer: {
      const std::int64_t integer = unfolded(from.count());
      if (value != nullptr) *static_cast<std::int64_t*>(value) = integer;
      return;
    }
    case Kind::time: {
      const Time time{Time::duration(unfolded(from.count()))};
      if (time < kEarliest || time > kLatest) from.fail();
      if (value != nullptr) *static_cast<Time*>(value) = time;
      return;
    }
    case Kind::number: {
      const std::string_view bytes = from.take(sizeof(double));
      if (value != nullptr && !bytes.empty()) std::memcpy(value, bytes.data(), bytes.size());
      return;
    }
    case Kind::boolean: {
      const std::uint8_t byte = from.byte();
      if (byte > 1) from.fail();
      if (value != nullptr) *static_cast<bool*>(value) = byte == 1;
      return;
    }
    case Kind::record:
      return read_fields(step, from, value);
    case Kind::list:
    case Kind::map: {
      const std::size_t count = from.count();
      // Each takes a byte at least.
      if (count > from.left()) from.fail();
      const Step& element = *step.element;
      for (std::size_t i = 0; i < count && !from.has_failed(); ++i) {
        void* item = nullptr;
        if (step.kind == Kind::map) {
          const std::string_view key = from.text();
          if (value != nullptr) item = step.type->insert(value, std::string(key));
        } else if (value != nullptr) {
          item = step.type->append(value);
        }
        read_value(element, from, item == nullptr ? nullptr : element.type->engage(item));
      }
      return;
    }
  }
}

}  // namespace

Plan::Plan(std::unique_ptr<const Step> root) : root_(std::move(root)) {}
Plan::~Plan() = default;

std::expected<std::shared_ptr<const Plan>, std::string> Plan::make(const RecordType& type, std::string_view shape) {
  ByteReader from(shape);
  auto root = std::make_unique<Step>();
  root->kind = Kind::record;
  if (const auto error = read_fields(&type, from, 0, *root)) return std::unexpected(*error);
  if (from.has_failed() || !from.is_at_end()) return std::unexpected("a shape of another length");
  return std::make_shared<const Plan>(std::move(root));
}

void Plan::read_record(ByteReader& from, void* record) const { read_fields(*root_, from, record); }

}  // namespace patchtriage::record_bytes
