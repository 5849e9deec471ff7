#include "simulate/wire_reply.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "simulate/wire_json.h"
#include "simulate/wire_xml.h"

namespace patchtriage::simulate {
namespace {

std::string_view content_type(Protocol protocol) {
  switch (protocol) {
    case Protocol::json:
      return "application/x-amz-json-1.1";
    case Protocol::rest_json:
      return "application/json";
    case Protocol::query:
      return "text/xml";
    case Protocol::ec2:
      return "text/xml;charset=UTF-8";
  }
  CHECK(false);
}

aws::HttpReply with_headers(Protocol protocol, int status, std::string body, const std::string& request_id) {
  return {.status = status,
          .headers = {{"x-amzn-RequestId", request_id}, {"Content-Type", std::string(content_type(protocol))}},
          .body = std::move(body)};
}

std::string query_error(const Service* service, const ApiError& error, const std::string& request_id) {
  return fmt::format(
      "<ErrorResponse{}><Error><Type>{}</Type><Code>{}</Code><Message>{}</Message></Error>"
      "<RequestId>{}</RequestId></ErrorResponse>",
      service == nullptr ? "" : fmt::format(" xmlns=\"{}\"", xml_namespace(*service)),
      error.http_status < 500 ? "Sender" : "Receiver", escape_xml(error.code), escape_xml(error.message), request_id);
}

std::string ec2_error(const ApiError& error, const std::string& request_id) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{}</Code><Message>{}</Message>"
      "</Error></Errors><RequestID>{}</RequestID></Response>",
      escape_xml(error.code), escape_xml(error.message), request_id);
}

}  // namespace

aws::HttpReply write_reply(const Service& service, const Operation& operation, const Json& reply,
                           const std::string& request_id) {
  const bool is_json = service.protocol == Protocol::json || service.protocol == Protocol::rest_json;
  return with_headers(
      service.protocol, 200,
      is_json ? json_body(*operation.reply.type, reply) : xml_body(service, operation, reply, request_id), request_id);
}

aws::HttpReply write_error(Protocol protocol, const Service* service, const ApiError& error,
                           const std::string& request_id) {
  const bool is_long_form = !request_id.empty() && request_id.back() % 2 == 0;
  switch (protocol) {
    case Protocol::query:
      return with_headers(protocol, error.http_status, query_error(service, error, request_id), request_id);
    case Protocol::ec2:
      return with_headers(protocol, error.http_status, ec2_error(error, request_id), request_id);
    case Protocol::json: {
      const std::string_view name = service == nullptr ? "coral.service" : service->id;
      Json body = Json::object();
      body.set("__type", is_long_form ? fmt::format("com.amazonaws.{}#{}", name, error.code) : error.code);
      // The front end and the services behind it disagree about the capital letter.
      body.set(error.code.starts_with("AccessDenied") ? "Message" : "message", error.message);
      return with_headers(protocol, error.http_status, body.dump(), request_id);
    }
    case Protocol::rest_json: {
      aws::HttpReply reply = with_headers(protocol, error.http_status,
                                          Json::object({{"message", Json(error.message)}}).dump(), request_id);
      reply.headers.emplace_back("x-amzn-ErrorType", is_long_form ? error.code + ":" : error.code);
      return reply;
    }
  }
  CHECK(false);
}

}  // namespace patchtriage::simulate
