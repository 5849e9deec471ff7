// What a failed call means and what to do about it.
//
// One table maps AWS's error codes to kinds; everything else decides by the kind and quotes the code and the words.
#pragma once

#include <string>
#include <string_view>

#include "aws/http_message.h"

namespace patchtriage::aws {

enum class ErrorKind {
  throttled,            // slow down and try again
  transient,            // the service failed; try again
  malformed,            // a reply that isn't one; try again, it may have been cut on the way
  unreachable,          // no reply: network, DNS, time-out; try again, not for long
  clock_skew,           // our clock differs; correct it and try again
  expired_credentials,  // refresh and try again
  bad_page_token,       // start the listing again
  denied,               // grant the action
  not_enabled,          // the account or Region is not subscribed to it
  bad_credentials,      // unknown keys or a wrong signature; also what a Region that isn't enabled answers
  no_credentials,       // none could be had; nothing was sent
  not_found,            // the thing asked about doesn't exist
  not_in_use,           // the account doesn't use the feature
  unsupported,          // the endpoint doesn't know the operation
  invalid_request,      // our mistake, or a field this endpoint doesn't accept
  misconfigured,        // proxy, TLS trust or endpoint settings on this side
  other,
};
std::string_view to_string(ErrorKind kind);

struct AwsError {
  ErrorKind kind = ErrorKind::other;
  std::string code;     // AWS's, without name space; ours in lower case ("timed_out") for what never got an answer
  std::string message;  // AWS's words
  int http_status = 0;  // 0: there was no reply
  std::string request_id;

  bool operator==(const AwsError&) const = default;
};

// Classifies what a service answered. An empty code stands for a reply without AWS's error body, e.g. HTML from
// something in between: the status decides.
AwsError classify_reply(int http_status, std::string_view code, std::string_view message, std::string_view request_id);
AwsError classify_failure(const HttpError& error);
// A reply with a success status whose body can't be read.
AwsError malformed_reply(int http_status, std::string_view why, std::string_view request_id);

bool should_retry(ErrorKind kind);

// "AccessDeniedException: User … is not authorized (HTTP 400, request 4f0a…)".
std::string to_string(const AwsError& error);

// Code as the table knows it: "com.amazon.coral.service#AccessDeniedException:http://…" -> "AccessDeniedException".
std::string_view bare_code(std::string_view code);

}  // namespace patchtriage::aws
