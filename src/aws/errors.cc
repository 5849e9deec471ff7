#include "aws/errors.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"

namespace patchtriage::aws {
namespace {

struct Row {
  std::string_view prefix;
  ErrorKind kind;
};

// Matched by prefix, first row first: query services leave out the "Exception" or "Fault" that the same error has in
// JSON services. So a longer code stands before a shorter one that it starts with.
constexpr auto kByPrefix = std::to_array<Row>({
    {"Throttl", ErrorKind::throttled},
    {"RequestThrottled", ErrorKind::throttled},
    {"RequestLimitExceeded", ErrorKind::throttled},
    {"TooManyRequests", ErrorKind::throttled},
    {"EC2Throttled", ErrorKind::throttled},
    {"SlowDown", ErrorKind::throttled},
    {"PriorRequestNotComplete", ErrorKind::throttled},

    {"InternalError", ErrorKind::transient},
    {"InternalFailure", ErrorKind::transient},
    {"InternalServer", ErrorKind::transient},
    {"InternalService", ErrorKind::transient},
    {"ServiceUnavailable", ErrorKind::transient},
    {"ServiceFailure", ErrorKind::transient},
    {"ServiceException", ErrorKind::transient},
    {"Unavailable", ErrorKind::transient},
    {"RequestTimeout", ErrorKind::transient},
    {"IDPCommunicationError", ErrorKind::transient},

    {"RequestTimeTooSkewed", ErrorKind::clock_skew},
    {"RequestExpired", ErrorKind::clock_skew},
    {"RequestInTheFuture", ErrorKind::clock_skew},

    {"ExpiredNextToken", ErrorKind::bad_page_token},
    {"InvalidNextToken", ErrorKind::bad_page_token},
    {"InvalidPaginationToken", ErrorKind::bad_page_token},
    {"InvalidMarker", ErrorKind::bad_page_token},

    {"ExpiredToken", ErrorKind::expired_credentials},
    {"TokenRefreshRequired", ErrorKind::expired_credentials},

    {"AccessDenied", ErrorKind::denied},
    {"UnauthorizedOperation", ErrorKind::denied},
    {"UnauthorizedAccess", ErrorKind::denied},
    {"Unauthorized", ErrorKind::denied},
    {"NotAuthorized", ErrorKind::denied},
    {"AuthorizationError", ErrorKind::denied},
    {"Forbidden", ErrorKind::denied},
    {"Blocked", ErrorKind::denied},

    {"OptInRequired", ErrorKind::not_enabled},
    {"SubscriptionRequired", ErrorKind::not_enabled},
    {"RegionDisabled", ErrorKind::not_enabled},
    {"InvalidAccessException", ErrorKind::not_enabled},  // Security Hub: not switched on

    {"AuthFailure", ErrorKind::bad_credentials},
    {"UnrecognizedClient", ErrorKind::bad_credentials},
    {"InvalidClientTokenId", ErrorKind::bad_credentials},
    {"InvalidAccessKeyId", ErrorKind::bad_credentials},
    {"InvalidSignature", ErrorKind::bad_credentials},
    {"SignatureDoesNotMatch", ErrorKind::bad_credentials},
    {"IncompleteSignature", ErrorKind::bad_credentials},
    {"MissingAuthenticationToken", ErrorKind::bad_credentials},
    {"InvalidToken", ErrorKind::bad_credentials},
    {"InvalidIdentityToken", ErrorKind::bad_credentials},

    {"AWSOrganizationsNotInUse", ErrorKind::not_in_use},
    {"NoSuchConfigurationAggregator", ErrorKind::not_in_use},
    {"NoAvailableConfigurationRecorder", ErrorKind::not_in_use},
    {"ResourceDataSyncNotFound", ErrorKind::not_in_use},
    {"UnsupportedOperationException", ErrorKind::not_in_use},

    {"NoSuch", ErrorKind::not_found},
    {"DoesNotExist", ErrorKind::not_found},
    {"InvocationDoesNotExist", ErrorKind::not_found},
    {"AssociationDoesNotExist", ErrorKind::not_found},
    {"AssociationExecutionDoesNotExist", ErrorKind::not_found},
    {"ServiceSettingNotFound", ErrorKind::not_found},
    // SSM says these of nodes and documents that don't exist, and of nodes that aren't registered: evidence.
    {"InvalidInstanceId", ErrorKind::not_found},
    {"InvalidDocument", ErrorKind::not_found},

    {"UnknownOperation", ErrorKind::unsupported},
    {"InvalidAction", ErrorKind::unsupported},
    {"UnsupportedOperation", ErrorKind::unsupported},
    {"NotImplemented", ErrorKind::unsupported},

    {"Invalid", ErrorKind::invalid_request},
    {"Validation", ErrorKind::invalid_request},
    {"Malformed", ErrorKind::invalid_request},
    {"Missing", ErrorKind::invalid_request},
    {"Serialization", ErrorKind::invalid_request},
    {"UnknownParameter", ErrorKind::invalid_request},
    {"UnsupportedOperatingSystem", ErrorKind::invalid_request},
    {"PackedPolicyTooLarge", ErrorKind::invalid_request},
    {"BadRequest", ErrorKind::invalid_request},
});

ErrorKind kind_of_status(int status) {
  if (status == 429) return ErrorKind::throttled;
  if (status == 407) return ErrorKind::misconfigured;
  if (status == 401 || status == 403) return ErrorKind::denied;
  if (status == 404 || status == 405 || status == 501) return ErrorKind::unsupported;
  if (status == 408 || status >= 500) return ErrorKind::transient;
  if (status >= 400) return ErrorKind::invalid_request;
  return ErrorKind::malformed;
}

bool names_page_token(std::string_view message) {
  const std::string words = to_lower(message);
  return words.contains("nexttoken") || words.contains("next token") || words.contains("next_token") ||
         words.contains("pagination token") || words.contains("invalid marker");
}

ErrorKind kind_of_code(std::string_view code, std::string_view message, int status) {
  const auto says = [message](std::string_view words) { return message.contains(words); };
  // A wrong clock looks like a wrong signature, and only the words tell them apart.
  if ((code.starts_with("InvalidSignature") || code.starts_with("SignatureDoesNotMatch")) &&
      (says("Signature expired") || says("Signature not yet current") || says("is now earlier than") ||
       says("is now later than"))) {
    return ErrorKind::clock_skew;
  }
  // Half of the services have no code of their own for an old page token, only words.
  if ((code.starts_with("ValidationE") || code.starts_with("BadRequest") || code.starts_with("InvalidInput") ||
       code.starts_with("InvalidParameterValue")) &&
      names_page_token(message)) {
    return ErrorKind::bad_page_token;
  }
  // "InvalidInstanceID.NotFound", "InvalidAMIID.NotFound", "TargetGroupNotFound", "ResourceNotFoundException".
  const bool names_an_absence = code.ends_with("NotFound") || code.ends_with("NotFoundException");
  for (const Row& row : kByPrefix) {
    if (!code.starts_with(row.prefix)) continue;
    if (row.kind == ErrorKind::invalid_request && names_an_absence) return ErrorKind::not_found;
    return row.kind;
  }
  if (names_an_absence) return ErrorKind::not_found;
  return status >= 500 || status == 429 ? kind_of_status(status) : ErrorKind::other;
}

}  // namespace

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::throttled:
      return "throttled";
    case ErrorKind::transient:
      return "transient";
    case ErrorKind::malformed:
      return "malformed";
    case ErrorKind::unreachable:
      return "unreachable";
    case ErrorKind::clock_skew:
      return "clock_skew";
    case ErrorKind::expired_credentials:
      return "expired_credentials";
    case ErrorKind::bad_page_token:
      return "bad_page_token";
    case ErrorKind::denied:
      return "denied";
    case ErrorKind::not_enabled:
      return "not_enabled";
    case ErrorKind::bad_credentials:
      return "bad_credentials";
    case ErrorKind::no_credentials:
      return "no_credentials";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::not_in_use:
      return "not_in_use";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::invalid_request:
      return "invalid_request";
    case ErrorKind::misconfigured:
      return "misconfigured";
    case ErrorKind::other:
      return "other";
  }
  return "other";
}

std::string_view bare_code(std::string_view code) {
  if (const std::size_t hash = code.find('#'); hash != std::string_view::npos) code.remove_prefix(hash + 1);
  code = code.substr(0, code.find(':'));
  // EC2 prefixes some codes with whose fault it is.
  for (const std::string_view side : {"Client.", "Server."}) {
    if (code.starts_with(side)) code.remove_prefix(side.size());
  }
  return trim(code);
}

AwsError classify_reply(int http_status, std::string_view code, std::string_view message, std::string_view request_id) {
  const std::string_view bare = bare_code(code);
  AwsError error{.code = std::string(bare),
                 .message = std::string(message),
                 .http_status = http_status,
                 .request_id = std::string(request_id)};
  if (bare.empty()) {
    error.kind = kind_of_status(http_status);
    error.code = fmt::format("http_{}", http_status);
    if (error.message.empty()) error.message = "the reply holds no AWS error";
  } else {
    error.kind = kind_of_code(bare, message, http_status);
  }
  return error;
}

AwsError malformed_reply(int http_status, std::string_view why, std::string_view request_id) {
  return {.kind = ErrorKind::malformed,
          .code = "malformed",
          .message = std::string(why),
          .http_status = http_status,
          .request_id = std::string(request_id)};
}

AwsError classify_failure(const HttpError& error) {
  AwsError result{.kind = ErrorKind::unreachable, .message = error.message};
  switch (error.kind) {
    case HttpErrorKind::bad_request:
      result.kind = ErrorKind::misconfigured;
      result.code = "bad_request";
      break;
    case HttpErrorKind::not_resolved:
      result.code = "not_resolved";
      break;
    case HttpErrorKind::not_connected:
      result.code = "not_connected";
      break;
    case HttpErrorKind::timed_out:
      result.code = "timed_out";
      break;
    case HttpErrorKind::proxy_failed:
      result.kind = ErrorKind::misconfigured;
      result.code = "proxy_failed";
      break;
    case HttpErrorKind::tls_failed:
      result.kind = ErrorKind::misconfigured;
      result.code = "tls_failed";
      break;
    case HttpErrorKind::cut_short:
      result.kind = ErrorKind::transient;
      result.code = "cut_short";
      break;
    case HttpErrorKind::too_large:
      result.kind = ErrorKind::malformed;
      result.code = "too_large";
      break;
    case HttpErrorKind::local:
      result.kind = ErrorKind::misconfigured;
      result.code = "local";
      break;
  }
  return result;
}

bool should_retry(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::throttled:
    case ErrorKind::transient:
    case ErrorKind::malformed:
    case ErrorKind::unreachable:
      return true;
    default:
      return false;  // the pipeline has its own answers to skew, expiry and page tokens
  }
}

std::string to_string(const AwsError& error) {
  std::string text = error.code;
  if (!error.message.empty()) text += (text.empty() ? "" : ": ") + error.message;
  if (error.http_status != 0) {
    text +=
        fmt::format(" (HTTP {}{})", error.http_status, error.request_id.empty() ? "" : ", request " + error.request_id);
  }
  return text;
}

}  // namespace patchtriage::aws
