#include "aws/protocol/request.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

const RequestField* find_field(const std::vector<RequestField>& fields, std::string_view name) {
  for (const RequestField& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string scalar_text(const Json& value) {
  if (const std::string* text = value.as_string()) return *text;
  return value.dump();
}

void add_pair(std::string& body, std::string_view name, std::string_view value) {
  if (!body.empty()) body += '&';
  body += percent_encode(name);
  body += '=';
  body += percent_encode(value);
}

// Flattens into Name.1.Value.1=… (ec2) or Name.member.1=… (query).
void add_form(std::string& body, const std::string& name, const Json& value, const std::vector<RequestField>& members,
              std::string_view list_infix) {
  if (const Json::Array* items = value.as_array()) {
    int index = 1;
    for (const Json& item : *items)
      add_form(body, fmt::format("{}{}.{}", name, list_infix, index++), item, members, list_infix);
  } else if (const Json::Object* object = value.as_object()) {
    for (const auto& [member, inner] : *object) {
      const RequestField* field = find_field(members, member);
      CHECK(field != nullptr);
      const std::string_view wire = field->wire.empty() ? field->name : field->wire;
      add_form(body, fmt::format("{}.{}", name, wire), inner, field->members, list_infix);
    }
  } else if (!value.is_null()) {
    add_pair(body, name, scalar_text(value));
  }
}

std::string form_body(const Operation& operation, const Service& service, const Json::Object& parameters) {
  std::string body;
  add_pair(body, "Action", operation.name);
  add_pair(body, "Version", service.api_version);
  const std::string_view list_infix = service.protocol == Protocol::query ? ".member" : "";
  for (const auto& [name, value] : parameters) {
    const RequestField* field = find_field(operation.request, name);
    CHECK(field != nullptr);
    const std::string_view wire = field->wire.empty() ? field->name : field->wire;
    add_form(body, std::string(wire), value, field->members, list_infix);
  }
  return body;
}

// Members with a name of their own on the wire go into the query (resource-groups:ListGroups looks for its page token
// nowhere else), all others into the body.
void add_rest_members(const Operation& operation, const Json::Object& members, HttpRequest& request) {
  Json::Object body;
  std::string query;
  for (const auto& [name, value] : members) {
    const std::string_view wire = find_field(operation.request, name)->wire;
    if (wire.empty()) {
      body.emplace_back(name, value);
    } else {
      add_pair(query, wire, scalar_text(value));
    }
  }
  request.body = Json(std::move(body)).dump();
  if (!query.empty()) request.url += "?" + query;
}

}  // namespace

HttpRequest encode_request(const Operation& operation, const Service& service, const Json& parameters,
                           const std::string& endpoint_url) {
  static const Json::Object kNone;
  const Json::Object& members = parameters.is_null() ? kNone : *parameters.as_object();
  for (const auto& [name, value] : members) CHECK(find_field(operation.request, name) != nullptr);

  HttpRequest request;
  request.method = "POST";
  request.url = endpoint_url + std::string(operation.http_path);
  switch (service.protocol) {
    case Protocol::json:
      request.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                         {"X-Amz-Target", fmt::format("{}.{}", service.target_prefix, operation.name)}};
      request.body = Json(members).dump();
      break;
    case Protocol::rest_json:
      request.headers = {{"Content-Type", "application/json"}};
      add_rest_members(operation, members, request);
      break;
    case Protocol::query:
    case Protocol::ec2:
      request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
      request.body = form_body(operation, service, members);
      break;
  }
  return request;
}

}  // namespace patchtriage::aws
