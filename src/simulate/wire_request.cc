#include "simulate/wire_request.h"

#include <fmt/format.h>

#include <map>

#include "aws/url.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::simulate {
namespace {

// A form body as a tree: "Filter.1.Value.2=x" is three levels below the root.
struct FormNode {
  std::string name;
  std::string value;
  std::vector<FormNode> children;

  FormNode& child(const std::string& wanted) {
    for (FormNode& node : children) {
      if (node.name == wanted) return node;
    }
    return children.emplace_back(FormNode{.name = wanted});
  }
  const FormNode* find(std::string_view wanted) const {
    for (const FormNode& node : children) {
      if (node.name == wanted) return &node;
    }
    return nullptr;
  }
};

FormNode parse_form(std::string_view body) {
  FormNode root;
  if (body.empty()) return root;
  for (const std::string& pair : split(body, '&')) {
    const std::size_t equals = pair.find('=');
    const std::string name = percent_decode(pair.substr(0, equals), true);
    FormNode* node = &root;
    for (const std::string& part : split(name, '.')) node = &node->child(part);
    node->value = equals == std::string::npos ? "" : percent_decode(pair.substr(equals + 1), true);
  }
  return root;
}

const RequestField* find_field(const std::vector<RequestField>& fields, std::string_view wire) {
  for (const RequestField& field : fields) {
    if ((field.wire.empty() ? field.name : field.wire) == wire) return &field;
  }
  return nullptr;
}

Json to_json(const FormNode& node, const std::vector<RequestField>& fields) {
  if (node.children.empty()) return Json(node.value);
  if (node.children.size() == 1 && node.children[0].name == "member") return to_json(node.children[0], fields);
  std::map<std::int64_t, const FormNode*> items;
  for (const FormNode& child : node.children) {
    if (const std::optional<std::int64_t> index = parse_integer(child.name)) items.emplace(*index, &child);
  }
  if (items.size() == node.children.size()) {
    Json list = Json::array();
    for (const auto& [index, child] : items) list.push_back(to_json(*child, fields));
    return list;
  }
  Json object = Json::object();
  for (const FormNode& child : node.children) {
    const RequestField* field = find_field(fields, child.name);
    static const std::vector<RequestField> kNone;
    object.set(field == nullptr ? std::string_view(child.name) : field->name,
               to_json(child, field == nullptr ? kNone : field->members));
  }
  return object;
}

const Service* service_by_target(std::string_view prefix) {
  for (const Service& service : services()) {
    if (service.protocol == Protocol::json && service.target_prefix == prefix) return &service;
  }
  return nullptr;
}

// elb and elbv2 share a host and a signing name; only the version tells them apart.
const Service* service_by_version(std::string_view version) {
  for (const Service& service : services()) {
    if (!service.api_version.empty() && service.api_version == version) return &service;
  }
  return nullptr;
}

Route route_by_target(std::string_view target) {
  Route route{.protocol = Protocol::json};
  const std::size_t dot = target.rfind('.');
  const std::string_view prefix = target.substr(0, dot);
  const std::string_view name = dot == std::string_view::npos ? "" : target.substr(dot + 1);
  route.service = service_by_target(prefix);
  route.asked = fmt::format("{}:{}", route.service == nullptr ? prefix : route.service->id, name);
  if (route.service != nullptr) route.operation = operations::find(route.asked);
  return route;
}

Route route_by_form(const std::string& body) {
  const FormNode form = parse_form(body);
  const FormNode* action = form.find("Action");
  const FormNode* version = form.find("Version");
  Route route{.protocol = Protocol::query};
  if (version != nullptr) route.service = service_by_version(version->value);
  if (route.service != nullptr) route.protocol = route.service->protocol;
  route.asked = fmt::format("{}:{}", route.service == nullptr ? "unknown" : route.service->id,
                            action == nullptr ? "" : action->value);
  if (route.service != nullptr) route.operation = operations::find(route.asked);
  return route;
}

Route route_by_path(const std::string& method, const std::string& path) {
  Route route{.asked = method + " " + path};
  if (method != "POST") return route;
  for (const Operation& operation : operations::all()) {
    const Service* service = find_service(operation.service);
    if (service == nullptr || service->protocol != Protocol::rest_json || operation.http_path != path) continue;
    route.service = service;
    route.operation = &operation;
    route.asked = operation.id();
    return route;
  }
  return route;
}

std::expected<Json, ApiError> json_parameters(const std::string& body) {
  auto parsed = parse_json(body);
  if (!parsed || !parsed->is_object()) {
    return std::unexpected(ApiError{400, "SerializationException", "the body is not a JSON object"});
  }
  return std::move(*parsed);
}

// resource-groups:ListGroups has its paging members in the query, and does not look for them in the body.
void take_query(const Operation& operation, const std::string& text, Json& params) {
  const std::optional<aws::Url> url = aws::parse_url(text);
  const FormNode query = parse_form(url ? url->query : "");
  for (const RequestField& field : operation.request) {
    if (field.wire.empty()) continue;
    std::erase_if(*params.as_object(), [&](const Json::Member& member) { return member.first == field.name; });
    if (const FormNode* node = query.find(field.wire)) params.set(field.name, node->value);
  }
}

std::expected<Json, ApiError> form_parameters(const Operation& operation, const std::string& body) {
  FormNode form = parse_form(body);
  std::erase_if(form.children, [](const FormNode& child) { return child.name == "Action" || child.name == "Version"; });
  if (form.children.empty()) return Json::object();
  Json params = to_json(form, operation.request);
  if (params.as_object() == nullptr) return std::unexpected(ApiError{400, "MalformedQueryString", "not a form"});
  for (auto& [name, value] : *params.as_object()) {
    const std::string* text = value.as_string();
    if (text != nullptr && (*text == "true" || *text == "false")) value = Json(*text == "true");
  }
  return params;
}

}  // namespace

Route route_of(const aws::HttpRequest& request) {
  if (const auto target = aws::find_header(request.headers, "x-amz-target")) return route_by_target(*target);
  const std::string_view type = aws::find_header(request.headers, "content-type").value_or("");
  if (request.method == "POST" && type.starts_with("application/x-www-form-urlencoded")) {
    return route_by_form(request.body);
  }
  const std::optional<aws::Url> url = aws::parse_url(request.url);
  return route_by_path(request.method, url ? url->path : "/");
}

std::expected<Json, ApiError> parameters_of(const Route& route, const aws::HttpRequest& request) {
  switch (route.protocol) {
    case Protocol::json:
      return json_parameters(request.body);
    case Protocol::rest_json: {
      auto params = json_parameters(request.body.empty() ? "{}" : request.body);
      if (params) take_query(*route.operation, request.url, *params);
      return params;
    }
    case Protocol::query:
    case Protocol::ec2:
      return form_parameters(*route.operation, request.body);
  }
  CHECK(false);
}

}  // namespace patchtriage::simulate
