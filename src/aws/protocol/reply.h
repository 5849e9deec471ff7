// A reply body as records, or as the service's error.
//
// Readers don't trust the body: HTML, another operation's reply, a body cut short or a field of the wrong form is a
// DecodeError with the place, never an empty list.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "aws/http_message.h"
#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"
#include "fleet/record_json.h"

namespace patchtriage::aws {

// An AWS error body: the code as sent, without the name space and the URL that some services put around it.
struct ServiceError {
  std::string code;
  std::string message;
};

class DecodedReply {
 public:
  DecodedReply(const Operation& operation, std::shared_ptr<void> value)
      : operation_(&operation), value_(std::move(value)) {}

  // Moves the records out; the reply is empty afterwards.
  AnyRows take_rows() { return operation_->reply.rows(value_.get()); }
  // Token of the next page; empty on the last one. IAM's counts only where IsTruncated says so.
  std::string next_token() const;
  // All that is read from the reply, in AWS's field names.
  Json to_json() const { return record_to_json(*operation_->reply.type, value_.get()); }

 private:
  const Operation* operation_;
  std::shared_ptr<void> value_;  // of the operation's reply type
};

std::expected<DecodedReply, DecodeError> decode_reply(const Operation& operation, std::string_view body);

// The error that a body or its headers carry, whatever the status was; nullopt where it carries none. `headers` may be
// empty.
std::optional<ServiceError> find_error(const HttpHeaders& headers, std::string_view body);

// AWS's request id from headers or body; empty where there is none.
std::string find_request_id(const HttpHeaders& headers, std::string_view body);

}  // namespace patchtriage::aws
