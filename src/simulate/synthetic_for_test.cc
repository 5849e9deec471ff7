#include "simulate/synthetic_for_test.h"

#include <fmt/format.h>

#include "simulate/reply_layout.h"

namespace patchtriage::simulate {
namespace {

// Deeper than any record of AWS; ends those that hold themselves.
constexpr int kDeepest = 9;

Json synthetic_value(const Type& type, std::string_view name, int number, int depth);

Json synthetic_object(const RecordType& type, int number, int depth) {
  Json object = Json::object();
  if (depth > kDeepest) return object;
  for (const FieldType& field : type.fields) {
    object.set(field.name, synthetic_value(*field.type, field.name, number, depth + 1));
  }
  return object;
}

Json synthetic_value(const Type& type, std::string_view name, int number, int depth) {
  switch (type.kind) {
    case Kind::text:
      // botocore reads IAM's documents as JSON.
      if (name.ends_with("Document")) return Json(fmt::format(R"({{"Version":"2012-10-17","Id":"{} & é"}})", number));
      return Json(fmt::format("{} <{}> & \"é\"", name, number));
    case Kind::integer:
      return Json(number + 1);
    case Kind::number:
      return Json(number + 0.5);
    case Kind::boolean:
      return Json(number % 2 == 0);
    case Kind::time: {
      const Time time = Time(std::chrono::seconds(1'790'000'000 + 86'400 * number)) + Duration(number % 3 * 250);
      return Json(format_time(time));
    }
    case Kind::record:
      return synthetic_object(*type.record(), number, depth);
    case Kind::list: {
      Json list = Json::array();
      for (int i = 0; i < 2; ++i) list.push_back(synthetic_value(*type.element(), name, number + i, depth));
      return list;
    }
    case Kind::map:
      return Json::object({{"key one", synthetic_value(*type.element(), name, number, depth)},
                           {"key:two", synthetic_value(*type.element(), name, number + 1, depth)}});
  }
  return {};
}

bool is_paging_field(const Operation& operation, std::string_view name) {
  return operation.paging && (name == operation.paging->output_token || name == operation.paging->more);
}

Json::Array rows_of(const Operation& operation, const Type& list, std::string_view name, int rows) {
  const bool is_nested = !layout_of(operation).inner.empty();
  Json::Array result;
  for (int i = 0; i < rows; ++i) {
    result.push_back(is_nested ? synthetic_record(*operation.reply.row_type, i)
                               : synthetic_value(*list.element(), name, i, 1));
  }
  return result;
}

}  // namespace

Json synthetic_record(const RecordType& type, int number) { return synthetic_object(type, number, 0); }

Json synthetic_reply(const Operation& operation, int rows) {
  const ReplyLayout layout = layout_of(operation);
  Json reply = Json::object();
  for (const FieldType& field : operation.reply.type->fields) {
    if (is_paging_field(operation, field.name)) continue;
    if (field.name == layout.list) {
      Json::Array list = rows_of(operation, *field.type, field.name, rows);
      const Json with_list = reply_of_rows(layout, std::move(list), kManagementAccount);
      reply.set(field.name, *with_list.find(field.name));
    } else {
      reply.set(field.name, synthetic_value(*field.type, field.name, 7, 1));
    }
  }
  return reply;
}

Served synthetic_served(int rows) {
  return {.management_account = kManagementAccount,
          .accounts = {kManagementAccount, kMemberAccount},
          .regions = {"us-east-1", "eu-west-1"},
          .answer = [rows](const Scope&, std::string_view id, const Json&, int) -> Answer {
            const Operation& operation = *operations::find(id);
            const ReplyLayout layout = layout_of(operation);
            const bool has_rows = !layout.list.empty() && operation.reply.type->fields.size() <= 3;
            if (!has_rows || operation.reply.type->name == operation.reply.row_type->name) {
              return Single{synthetic_reply(operation, rows)};
            }
            const FieldType& list = *operation.reply.type->find(layout.list);
            auto all = std::make_shared<Json::Array>(rows_of(operation, *list.type, list.name, rows));
            return Rows{all->size(), [all](std::size_t index) { return (*all)[index]; }};
          }};
}

}  // namespace patchtriage::simulate
