// What a record of AWS looks like, at run time.
//
// A record is a plain struct of values under fleet/records/. Its `schema()` lists the fields with AWS's
// own names. From that one list come the decoders of replies, the saved run, `decode`, the simulated
// endpoint's replies, the facts in tests and every citation: a field name is written down once.
//
// A member is one of: std::string; std::optional of std::string, std::int64_t, double, bool, Time or a
// record; std::vector of strings, records or maps; std::map from text to text or to a list of texts.
// An optional without a value means that AWS did not send the field.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "base/time.h"

namespace patchtriage {

enum class Kind { text, integer, number, boolean, time, record, list, map };

struct RecordType;

// How to read and write a member of one C++ type without knowing that type. `value` is the content
// (the T in an optional<T>), `member` the member itself.
struct Type {
  Kind kind = Kind::text;
  const RecordType* (*record)() = nullptr;             // of a record
  const Type* (*element)() = nullptr;                  // of a list's items or a map's values
  const void* (*value)(const void* member) = nullptr;  // nullptr where an optional is empty
  void* (*engage)(void* member) = nullptr;             // the value, made first where there is none
  std::size_t (*size)(const void* value) = nullptr;    // lists
  const void* (*item)(const void* value, std::size_t index) = nullptr;
  void* (*append)(void* value) = nullptr;
  void (*each)(const void* value, void* context,
               void (*visit)(void* context, const std::string& key, const void* member)) = nullptr;  // maps
  void* (*insert)(void* value, const std::string& key) = nullptr;
};

struct FieldType {
  std::string_view name;  // AWS's name, as in its API reference
  std::string_view wire;  // the XML element where it isn't the protocol's usual spelling of `name`, else empty
  const Type* type = nullptr;
  std::size_t offset = 0;  // of the member in the record
  std::size_t size = 0;    // of the member itself

  const void* address(const void* record) const { return static_cast<const char*>(record) + offset; }
};

struct RecordType {
  std::string_view name;  // "ssm.InstanceInformation"
  std::string_view
      source;           // the operation that lists it: "ssm:DescribeInstanceInformation"; empty for parts of records
  std::string_view id;  // the field that names a record to people; empty where none does
  std::vector<FieldType> fields;

  const FieldType* find(std::string_view field_name) const;
};

// Text of the record's id field; empty where it has none.
std::string record_id(const RecordType& type, const void* record);

namespace reflection {

template <class T>
struct Traits;
template <class T>
const Type* type_of();

template <class T>
constexpr Kind scalar_kind() {
  if constexpr (std::is_same_v<T, std::string>)
    return Kind::text;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return Kind::integer;
  else if constexpr (std::is_same_v<T, double>)
    return Kind::number;
  else if constexpr (std::is_same_v<T, bool>)
    return Kind::boolean;
  else if constexpr (std::is_same_v<T, Time>)
    return Kind::time;
  else
    return Kind::record;
}

// A scalar or a record held directly.
template <class T>
struct Traits {
  static Type make() {
    Type type;
    type.kind = scalar_kind<T>();
    if constexpr (scalar_kind<T>() == Kind::record) type.record = [] { return &T::schema(); };
    type.value = [](const void* member) { return member; };
    type.engage = [](void* member) { return member; };
    return type;
  }
};

template <class T>
struct Traits<std::optional<T>> {
  static Type make() {
    Type type = Traits<T>::make();
    type.value = [](const void* member) -> const void* {
      const auto& optional = *static_cast<const std::optional<T>*>(member);
      return optional ? &*optional : nullptr;
    };
    type.engage = [](void* member) -> void* {
      auto& optional = *static_cast<std::optional<T>*>(member);
      if (!optional) optional.emplace();
      return &*optional;
    };
    return type;
  }
};

template <class T>
struct Traits<std::vector<T>> {
  static Type make() {
    Type type;
    type.kind = Kind::list;
    type.element = &type_of<T>;
    type.value = [](const void* member) { return member; };
    type.engage = [](void* member) { return member; };
    type.size = [](const void* value) { return static_cast<const std::vector<T>*>(value)->size(); };
    type.item = [](const void* value, std::size_t index) -> const void* {
      return &(*static_cast<const std::vector<T>*>(value))[index];
    };
    type.append = [](void* value) -> void* { return &static_cast<std::vector<T>*>(value)->emplace_back(); };
    return type;
  }
};

template <class T>
struct Traits<std::map<std::string, T>> {
  static Type make() {
    Type type;
    type.kind = Kind::map;
    type.element = &type_of<T>;
    type.value = [](const void* member) { return member; };
    type.engage = [](void* member) { return member; };
    type.size = [](const void* value) { return static_cast<const std::map<std::string, T>*>(value)->size(); };
    type.each = [](const void* value, void* context, void (*visit)(void*, const std::string&, const void*)) {
      for (const auto& [key, item] : *static_cast<const std::map<std::string, T>*>(value)) visit(context, key, &item);
    };
    type.insert = [](void* value, const std::string& key) -> void* {
      return &(*static_cast<std::map<std::string, T>*>(value))[key];
    };
    return type;
  }
};

template <class T>
const Type* type_of() {
  static const Type type = Traits<T>::make();
  return &type;
}

template <auto Member>
struct MemberOf;
template <class Record, class Value, Value Record::* Member>
struct MemberOf<Member> {
  static const Type* type() { return type_of<Value>(); }
  static constexpr std::size_t kSize = sizeof(Value);
  static std::size_t offset() {
    static const Record kRecord{};
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&(kRecord.*Member)) -
                                    reinterpret_cast<const char*>(&kRecord));
  }
};

}  // namespace reflection

// One line of a record's field list: field<&InstanceInformation::ping_status>("PingStatus").
template <auto Member>
FieldType field(std::string_view name, std::string_view wire = "") {
  using Of = reflection::MemberOf<Member>;
  return {name, wire, Of::type(), Of::offset(), Of::kSize};
}

// Rows of one record type whose C++ type is known only to those who ask for it.
class AnyRows {
 public:
  template <class T>
  static AnyRows of(std::vector<T> rows = {}) {
    AnyRows result;
    result.type_ = &T::schema();
    result.list_ = reflection::type_of<std::vector<T>>();
    result.rows_ = std::make_shared<std::vector<T>>(std::move(rows));
    result.move_all_ = [](void* from, void* to) {
      auto& source = *static_cast<std::vector<T>*>(from);
      auto& target = *static_cast<std::vector<T>*>(to);
      target.insert(target.end(), std::make_move_iterator(source.begin()), std::make_move_iterator(source.end()));
      source.clear();
    };
    result.move_one_ = [](void* from, std::size_t index, void* to) {
      static_cast<std::vector<T>*>(to)->push_back(std::move((*static_cast<std::vector<T>*>(from))[index]));
    };
    result.make_empty_ = [] { return AnyRows::of<T>(); };
    return result;
  }

  const RecordType& type() const { return *type_; }
  std::size_t size() const { return list_->size(rows_.get()); }
  const void* row(std::size_t index) const { return list_->item(rows_.get(), index); }
  // A new, empty row at the end.
  void* append() { return list_->append(rows_.get()); }
  // Moves the rows of `other`, which has the same type, behind these.
  void take(AnyRows& other) {
    CHECK(type_ == other.type_);
    move_all_(other.rows_.get(), rows_.get());
  }
  // Moves one row of `other` behind these; what stays behind there has no defined content.
  void take_row(AnyRows& other, std::size_t index) {
    CHECK(type_ == other.type_);
    move_one_(other.rows_.get(), index, rows_.get());
  }
  // No rows, of the same type.
  AnyRows empty_copy() const { return make_empty_(); }
  template <class T>
  const std::vector<T>& as() const {
    CHECK(type_ == &T::schema());
    return *static_cast<const std::vector<T>*>(rows_.get());
  }

 private:
  const RecordType* type_ = nullptr;
  const Type* list_ = nullptr;
  std::shared_ptr<void> rows_;  // std::vector<T>
  void (*move_all_)(void* from, void* to) = nullptr;
  void (*move_one_)(void* from, std::size_t index, void* to) = nullptr;
  AnyRows (*make_empty_)() = nullptr;
};

}  // namespace patchtriage
