#include "fleet/row_order.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "base/check.h"
#include "fleet/record_json.h"

namespace patchtriage {
namespace {

struct Place {
  std::string id;
  std::size_t row = 0;
};

template <class T>
std::weak_ordering compare_as(const void* a, const void* b) {
  return std::compare_weak_order_fallback(*static_cast<const T*>(a), *static_cast<const T*>(b));
}

std::weak_ordering compare(const RecordType& type, const void* a, const void* b);

// A member without a value comes first.
std::weak_ordering compare(const Type& type, const void* a, const void* b) {
  const void* left = type.value(a);
  const void* right = type.value(b);
  if (left == nullptr || right == nullptr) return (left != nullptr) <=> (right != nullptr);
  switch (type.kind) {
    case Kind::text:
      return compare_as<std::string>(left, right);
    case Kind::integer:
      return compare_as<std::int64_t>(left, right);
    case Kind::number:
      return compare_as<double>(left, right);
    case Kind::boolean:
      return compare_as<bool>(left, right);
    case Kind::time:
      return compare_as<Time>(left, right);
    case Kind::record:
      return compare(*type.record(), left, right);
    case Kind::list: {
      const std::size_t sizes[] = {type.size(left), type.size(right)};
      for (std::size_t i = 0; i < std::min(sizes[0], sizes[1]); ++i) {
        const auto order = compare(*type.element(), type.item(left, i), type.item(right, i));
        if (order != 0) return order;
      }
      return sizes[0] <=> sizes[1];
    }
    case Kind::map:
      return member_to_json(type, a).dump() <=> member_to_json(type, b).dump();
  }
  CHECK(false);
}

std::weak_ordering compare(const RecordType& type, const void* a, const void* b) {
  for (const FieldType& field : type.fields) {
    const auto order = compare(*field.type, field.address(a), field.address(b));
    if (order != 0) return order;
  }
  return std::weak_ordering::equivalent;
}

}  // namespace

AnyRows in_fixed_order(AnyRows rows) {
  std::vector<Place> places;
  places.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) places.push_back({record_id(rows.type(), rows.row(i)), i});
  std::ranges::sort(places, [&rows](const Place& a, const Place& b) {
    const auto order = a.id <=> b.id;
    return order != 0 ? order < 0 : compare(rows.type(), rows.row(a.row), rows.row(b.row)) < 0;
  });
  if (std::ranges::is_sorted(places, {}, &Place::row)) return rows;
  AnyRows ordered = rows.empty_copy();
  for (const Place& place : places) ordered.take_row(rows, place.row);
  return ordered;
}

}  // namespace patchtriage
