#include "aws/protocol/reply.h"

#include <algorithm>

#include "aws/errors.h"
#include "aws/protocol/xml.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

std::string text_member(const RecordType& type, const void* record, std::string_view name) {
  const FieldType* field = type.find(name);
  if (field == nullptr) return "";
  const void* value = field->type->value(field->address(record));
  return value == nullptr || field->type->kind != Kind::text ? "" : *static_cast<const std::string*>(value);
}

bool looks_like_xml(std::string_view body) { return trim(body).starts_with('<'); }

std::optional<ServiceError> find_json_error(std::string_view body) {
  const auto parsed = parse_json(body);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  std::string code = parsed->text("__type");
  // rest-json services may put the code there; a success of theirs has no such pair.
  if (code.empty() && (parsed->find("message") != nullptr || parsed->find("Message") != nullptr))
    code = parsed->text("code");
  if (code.empty()) return std::nullopt;
  std::string message = parsed->text("message");
  if (message.empty()) message = parsed->text("Message");
  return ServiceError{std::string(bare_code(code)), std::move(message)};
}

// Without one of these words there is none: most replies need not be parsed twice.
bool may_hold_error(std::string_view body) {
  for (const std::string_view word : {"Error", "__type", "\"code\""}) {
    if (body.contains(word)) return true;
  }
  return false;
}

bool has_a_value(const RecordType& type, const void* record) {
  return std::ranges::any_of(type.fields, [record](const FieldType& field) {
    const void* value = field.type->value(field.address(record));
    if (value == nullptr) return false;
    if (field.type->kind == Kind::list || field.type->kind == Kind::map) return field.type->size(value) != 0;
    return field.type->kind != Kind::text || !static_cast<const std::string*>(value)->empty();
  });
}

// JSON replies don't name their operation. Members of which the reply has none are another thing's, such as a proxy's
// {"message": …}, and no empty list. An object without any member is a reply: several services leave out empty lists.
bool is_another_things(const RecordType& type, std::string_view body) {
  const auto parsed = parse_json(body);
  if (!parsed) return false;
  const Json::Object* members = parsed->as_object();
  return members != nullptr && !members->empty() &&
         std::ranges::none_of(*members, [&type](const auto& member) { return type.find(member.first) != nullptr; });
}

}  // namespace

std::string DecodedReply::next_token() const {
  if (!operation_->paging) return "";
  const Paging& paging = *operation_->paging;
  const RecordType& type = *operation_->reply.type;
  if (!paging.more.empty()) {
    const FieldType* more = type.find(paging.more);
    CHECK(more != nullptr);
    const void* value = more->type->value(more->address(value_.get()));
    if (value == nullptr || !*static_cast<const bool*>(value)) return "";
  }
  return text_member(type, value_.get(), paging.output_token);
}

std::expected<DecodedReply, DecodeError> decode_reply(const Operation& operation, std::string_view body) {
  const Service* service = find_service(operation.service);
  CHECK(service != nullptr);
  std::shared_ptr<void> value = operation.reply.make();
  std::expected<void, DecodeError> decoded;
  if (service->protocol == Protocol::json || service->protocol == Protocol::rest_json) {
    decoded = decode_record(*operation.reply.type, body, value.get());
    if (decoded && !has_a_value(*operation.reply.type, value.get()) && is_another_things(*operation.reply.type, body))
      return std::unexpected(DecodeError{std::string(operation.name) + ": no member of this reply in it"});
  } else {
    const XmlForm form = service->protocol == Protocol::ec2 ? XmlForm::ec2 : XmlForm::query;
    decoded = decode_xml(*operation.reply.type, operation.name, form, body, value.get());
  }
  if (!decoded) return std::unexpected(decoded.error());
  return DecodedReply(operation, std::move(value));
}

std::optional<ServiceError> find_error(const HttpHeaders& headers, std::string_view body) {
  std::optional<ServiceError> error;
  if (!find_header(headers, "x-amzn-ErrorType") && !may_hold_error(body)) return error;
  if (looks_like_xml(body)) {
    if (const auto xml = find_xml_error(body)) error = ServiceError{std::string(bare_code(xml->code)), xml->message};
  } else {
    error = find_json_error(body);
  }
  if (const auto type = find_header(headers, "x-amzn-ErrorType")) {
    if (!error) {
      error.emplace();
      if (const auto parsed = parse_json(body)) error->message = parsed->text("message", parsed->text("Message"));
    }
    error->code = bare_code(*type);
  }
  return error;
}

std::string find_request_id(const HttpHeaders& headers, std::string_view body) {
  for (const char* name : {"x-amzn-RequestId", "x-amz-request-id"}) {
    if (const auto id = find_header(headers, name)) return std::string(*id);
  }
  return looks_like_xml(body) ? find_xml_request_id(body) : "";
}

}  // namespace patchtriage::aws
