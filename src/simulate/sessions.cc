#include "simulate/sessions.h"

#include <fmt/format.h>

#include <algorithm>

#include "aws/digest.h"
#include "base/text.h"
#include "simulate/opaque.h"

namespace patchtriage::simulate {
namespace {

constexpr std::string_view kUserName = "patchtriage";

// As AWS writes access keys and unique ids: upper-case letters and the digits 2 to 7.
std::string base32(std::string_view bytes, std::size_t length) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  for (std::size_t i = 0; i < length; ++i) out += kLetters[static_cast<unsigned char>(bytes[i]) % 32];
  return out;
}

bool is_session_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 64) return false;
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_+=,.@-").contains(c);
  });
}

std::unexpected<ApiError> invalid(std::string message) {
  return std::unexpected(ApiError{400, "ValidationError", std::move(message)});
}

}  // namespace

Sessions::Sessions(std::uint64_t seed, std::string management_account, std::vector<std::string> accounts,
                   std::string partition)
    : key_(fmt::format("sessions of seed {}", seed)),
      management_account_(std::move(management_account)),
      accounts_(std::move(accounts)),
      partition_(std::move(partition)) {}

std::string Sessions::secret_of(std::string_view access_key_id) const {
  return to_base64(aws::hmac_sha256(key_, access_key_id)).substr(0, 40);
}

std::string Sessions::access_key_of(const Session& session) const {
  const std::string text = fmt::format("{} {} {}", session.account, session.name, format_time(session.expires));
  return "ASIA" + base32(aws::hmac_sha256(key_, text), 16);
}

aws::Credentials Sessions::user() const {
  const std::string id = "AKIA" + base32(aws::hmac_sha256(key_, kUserName), 16);
  return {.access_key_id = id,
          .secret_access_key = secret_of(id),
          .account_id = management_account_,
          .source = "the simulated endpoint"};
}

Caller Sessions::caller_of(const Session& session) const {
  return {.account = session.account,
          .arn = fmt::format("arn:{}:sts::{}:assumed-role/{}/{}", partition_, session.account, kRoleName, session.name),
          .user_id = fmt::format("AROA{}:{}", base32(aws::hmac_sha256(key_, session.account), 17), session.name),
          .is_session = true};
}

std::optional<KnownKey> Sessions::find(const std::string& access_key_id, const std::string& session_token) const {
  if (session_token.empty()) {
    const aws::Credentials known = user();
    if (access_key_id != known.access_key_id) return std::nullopt;
    Caller caller{.account = management_account_,
                  .arn = fmt::format("arn:{}:iam::{}:user/{}", partition_, management_account_, kUserName),
                  .user_id = "AIDA" + base32(aws::hmac_sha256(key_, "user id"), 17)};
    return KnownKey{std::move(caller), known.secret_access_key, std::nullopt};
  }
  const std::optional<std::string> text = unseal(key_, session_token);
  if (!text) return std::nullopt;
  const std::vector<std::string> parts = split(*text, ' ');
  if (parts.size() != 3) return std::nullopt;
  const std::optional<Time> expires = parse_time(parts[2]);
  if (!expires) return std::nullopt;
  const Session session{parts[0], parts[1], *expires};
  if (access_key_of(session) != access_key_id) return std::nullopt;
  return KnownKey{caller_of(session), secret_of(access_key_id), expires};
}

std::expected<Sessions::Session, ApiError> Sessions::open(const Json& params, Time now,
                                                          std::string_view denied_message) const {
  const std::string name = params.text("RoleSessionName");
  if (!is_session_name(name)) {
    return invalid(
        fmt::format("1 validation error detected: Value '{}' at 'roleSessionName' failed to satisfy "
                    "constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
                    name));
  }
  Duration duration = kLongestSession;
  if (const Json* seconds = params.find("DurationSeconds")) {
    const std::string* text = seconds->as_string();
    const std::optional<std::int64_t> asked = text == nullptr ? std::nullopt : parse_integer(*text);
    if (!asked || *asked < 900 || *asked > 43200) {
      return invalid("1 validation error detected: Value at 'durationSeconds' must be between 900 and 43200");
    }
    duration = std::chrono::seconds(*asked);
    if (duration > kLongestSession) {
      return invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
  }
  for (const std::string& account : accounts_) {
    if (params.text("RoleArn") == fmt::format("arn:{}:iam::{}:role/{}", partition_, account, kRoleName)) {
      return Session{account, name, std::chrono::floor<std::chrono::seconds>(now + duration)};
    }
  }
  return std::unexpected(ApiError{403, "AccessDenied", std::string(denied_message)});
}

Json Sessions::reply_of(const Session& session) const {
  const std::string id = access_key_of(session);
  const std::string token =
      seal(key_, fmt::format("{} {} {}", session.account, session.name, format_time(session.expires)));
  const Caller caller = caller_of(session);
  return Json::object(
      {{"Credentials", Json::object({{"AccessKeyId", Json(id)},
                                     {"SecretAccessKey", Json(secret_of(id))},
                                     {"SessionToken", Json(token)},
                                     {"Expiration", Json(format_time(session.expires))}})},
       {"AssumedRoleUser", Json::object({{"AssumedRoleId", Json(caller.user_id)}, {"Arn", Json(caller.arn)}})}});
}

std::expected<Json, ApiError> Sessions::assume_role(const Caller& caller, const Json& params, Time now) const {
  const std::string denied = fmt::format("User: {} is not authorized to perform: sts:AssumeRole on resource: {}",
                                         caller.arn, params.text("RoleArn"));
  // The roles trust the management account alone.
  if (caller.account != management_account_) return std::unexpected(ApiError{403, "AccessDenied", denied});
  const auto session = open(params, now, denied);
  if (!session) return std::unexpected(session.error());
  return reply_of(*session);
}

std::expected<Json, ApiError> Sessions::assume_role_with_web_identity(const Json& params, Time now) const {
  if (params.text("WebIdentityToken").empty()) {
    return std::unexpected(ApiError{400, "InvalidIdentityToken", "No WebIdentityToken in the request"});
  }
  const auto session = open(params, now, "Not authorized to perform sts:AssumeRoleWithWebIdentity");
  if (!session) return std::unexpected(session.error());
  Json reply = reply_of(*session);
  reply.set("SubjectFromWebIdentityToken", "simulated");
  return reply;
}

}  // namespace patchtriage::simulate
