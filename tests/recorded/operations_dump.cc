// Prints what the program knows of AWS's services and operations, as JSON: models_test.py holds it to botocore's
// service models.
#include <cstdio>
#include <string>

#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"

namespace patchtriage {
namespace {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::integer:
      return "integer";
    case Kind::number:
      return "number";
    case Kind::boolean:
      return "boolean";
    case Kind::time:
      return "time";
    case Kind::record:
      return "record";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
  }
  return "";
}

std::string_view name_of(Protocol protocol) {
  switch (protocol) {
    case Protocol::json:
      return "json";
    case Protocol::query:
      return "query";
    case Protocol::ec2:
      return "ec2";
    case Protocol::rest_json:
      return "rest-json";
  }
  return "";
}

Json fields_of(const RecordType& type);

Json type_json(const Type& type) {
  Json result = Json::object({{"kind", name_of(type.kind)}});
  if (type.kind == Kind::record) result.set("fields", fields_of(*type.record()));
  if (type.kind == Kind::list || type.kind == Kind::map) result.set("element", type_json(*type.element()));
  return result;
}

Json fields_of(const RecordType& type) {
  Json fields = Json::array();
  for (const FieldType& field : type.fields) {
    fields.push_back(Json::object({{"name", field.name}, {"wire", field.wire}, {"type", type_json(*field.type)}}));
  }
  return fields;
}

Json request_json(const std::vector<RequestField>& request) {
  Json fields = Json::array();
  for (const RequestField& field : request) {
    fields.push_back(
        Json::object({{"name", field.name}, {"wire", field.wire}, {"members", request_json(field.members)}}));
  }
  return fields;
}

Json operation_json(const Operation& operation) {
  Json result = Json::object({{"service", operation.service},
                              {"name", operation.name},
                              {"http_path", operation.http_path},
                              {"iam_action", operation.iam_action},
                              {"request", request_json(operation.request)},
                              {"reply", fields_of(*operation.reply.type)}});
  if (operation.paging) {
    const Paging& paging = *operation.paging;
    result.set("paging", Json::object({{"input_token", paging.input_token},
                                       {"output_token", paging.output_token},
                                       {"more", paging.more},
                                       {"limit", paging.limit},
                                       {"minimum", std::int64_t{paging.minimum}},
                                       {"maximum", std::int64_t{paging.maximum}}}));
  }
  return result;
}

Json service_json(const Service& service) {
  return Json::object({{"id", service.id},
                       {"endpoint_prefix", service.endpoint_prefix},
                       {"signing_name", service.signing_name},
                       {"protocol", name_of(service.protocol)},
                       {"api_version", service.api_version},
                       {"target_prefix", service.target_prefix},
                       {"is_global", service.is_global}});
}

}  // namespace
}  // namespace patchtriage

int main() {
  using namespace patchtriage;
  Json all_services = Json::array();
  for (const Service& service : services()) all_services.push_back(service_json(service));
  Json all_operations = Json::array();
  for (const Operation& operation : operations::all()) all_operations.push_back(operation_json(operation));
  const std::string text = Json::object({{"services", all_services}, {"operations", all_operations}}).dump(true) + "\n";
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
