#include "simulate/signed_request_for_test.h"

#include <fmt/format.h>

#include "aws/operation.h"
#include "aws/service.h"
#include "aws/sigv4.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::simulate {
namespace {

std::string element_text(const std::string& xml, const std::string& name) {
  const std::size_t begin = xml.find("<" + name + ">");
  CHECK(begin != std::string::npos);
  const std::size_t from = begin + name.size() + 2;
  return xml.substr(from, xml.find('<', from) - from);
}

}  // namespace

aws::HttpRequest request_for(const std::string& operation_id, const Json& params) {
  const std::size_t colon = operation_id.find(':');
  const std::string name = operation_id.substr(colon + 1);
  const Service* service = find_service(operation_id.substr(0, colon));
  CHECK(service != nullptr);
  aws::HttpRequest request{.method = "POST", .url = "http://127.0.0.1:4566/"};
  if (service->protocol == Protocol::json) {
    request.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                       {"X-Amz-Target", fmt::format("{}.{}", service->target_prefix, name)}};
    request.body = params.dump();
  } else if (service->protocol == Protocol::rest_json) {
    request.url = "http://127.0.0.1:4566" + std::string(operations::find(operation_id)->http_path);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = params.dump();
  } else {
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    request.body = fmt::format("Action={}&Version={}", name, service->api_version);
    for (const auto& [member, value] : *params.as_object()) {
      request.body += fmt::format("&{}={}", member, percent_encode(*value.as_string()));
    }
  }
  return request;
}

aws::HttpRequest signed_request(const std::string& operation_id, const Json& params,
                                const aws::Credentials& credentials, Time at, const std::string& region) {
  aws::HttpRequest request = request_for(operation_id, params);
  const Service* service = find_service(operation_id.substr(0, operation_id.find(':')));
  aws::sign_headers(request, credentials, {region, std::string(service->signing_name), at});
  return request;
}

aws::Credentials assumed(Endpoint& endpoint, const std::string& account) {
  const Json params = Json::object(
      {{"RoleArn", Json("arn:aws:iam::" + account + ":role/PatchTriageReadOnly")}, {"RoleSessionName", Json("run-1")}});
  const std::string body =
      endpoint.handle(signed_request("sts:AssumeRole", params, endpoint.credentials()), kNow, {}).http.body;
  return {.access_key_id = element_text(body, "AccessKeyId"),
          .secret_access_key = element_text(body, "SecretAccessKey"),
          .session_token = element_text(body, "SessionToken")};
}

}  // namespace patchtriage::simulate
