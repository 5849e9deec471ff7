#include "simulate/reply_layout.h"

#include <fmt/format.h>

#include "simulate/opaque.h"

namespace patchtriage::simulate {
namespace {

bool is_list_of_records(const Type& type) { return type.kind == Kind::list && type.element()->kind == Kind::record; }

// Instances that were launched together share a reservation.
Json reservations(const ReplyLayout& layout, Json::Array rows, const std::string& account) {
  Json list = Json::array();
  for (std::size_t i = 0; i < rows.size();) {
    const std::string first = rows[i].text("InstanceId");
    const std::uint64_t hash = hash_of(first);
    const std::size_t size = hash % 4 == 0 && i + 1 < rows.size() ? 2 : 1;
    Json::Array inner;
    for (std::size_t k = 0; k < size; ++k) inner.push_back(std::move(rows[i + k]));
    i += size;
    list.push_back(Json::object({{"ReservationId", Json(fmt::format("r-0{:016x}", hash))},
                                 {"OwnerId", Json(account)},
                                 {std::string(layout.inner), Json(std::move(inner))}}));
  }
  return list;
}

}  // namespace

ReplyLayout layout_of(const Operation& operation) {
  const ReplyShape& shape = operation.reply;
  for (const FieldType& field : shape.type->fields) {
    if (!is_list_of_records(*field.type)) continue;
    const RecordType& item = *field.type->element()->record();
    if (&item == shape.row_type) return {field.name, ""};
    for (const FieldType& nested : item.fields) {
      if (is_list_of_records(*nested.type) && nested.type->element()->record() == shape.row_type) {
        return {field.name, nested.name};
      }
    }
  }
  // The reply itself is the record, and its pages are pages of a list in it.
  if (!operation.paging) return {};
  for (const FieldType& field : shape.type->fields) {
    if (field.type->kind == Kind::list) return {field.name, ""};
  }
  return {};
}

Json reply_of_rows(const ReplyLayout& layout, Json::Array rows, const std::string& account) {
  Json reply = Json::object();
  if (layout.inner.empty()) {
    reply.set(layout.list, Json(std::move(rows)));
  } else {
    reply.set(layout.list, reservations(layout, std::move(rows), account));
  }
  return reply;
}

}  // namespace patchtriage::simulate
