#include "simulate/authorise.h"

#include <fmt/format.h>

#include <algorithm>

#include "aws/digest.h"
#include "aws/sigv4.h"
#include "base/text.h"

namespace patchtriage::simulate {
namespace {

bool is_json(Protocol protocol) { return protocol == Protocol::json || protocol == Protocol::rest_json; }
int json_status(Protocol protocol) { return protocol == Protocol::json ? 400 : 403; }

ApiError missing_signature(Protocol protocol) {
  if (is_json(protocol)) {
    return {json_status(protocol), "MissingAuthenticationTokenException", "Missing Authentication Token"};
  }
  if (protocol == Protocol::ec2) {
    return {401, "AuthFailure", "AWS was not able to validate the provided access credentials"};
  }
  return {403, "MissingAuthenticationToken", "Request is missing Authentication Token"};
}

ApiError bad_signature(Protocol protocol, std::string message) {
  if (is_json(protocol)) return {json_status(protocol), "InvalidSignatureException", std::move(message)};
  return {403, "SignatureDoesNotMatch", std::move(message)};
}

ApiError incomplete_signature(Protocol protocol, std::string message) {
  return {is_json(protocol) ? json_status(protocol) : 400,
          is_json(protocol) ? "IncompleteSignatureException" : "IncompleteSignature", std::move(message)};
}

ApiError skewed(Protocol protocol, Time signed_at, Time now) {
  // EC2 says the same of an expired session.
  if (protocol == Protocol::ec2) return {400, "RequestExpired", "Request has expired."};
  const std::string when = aws::signing_time(signed_at);
  const bool is_late = signed_at < now;
  return bad_signature(
      protocol, fmt::format("Signature {}: {} is {} than {} ({} {} 15 min.)", is_late ? "expired" : "not yet current",
                            when, is_late ? "now earlier" : "still later",
                            aws::signing_time(is_late ? now - kAllowedSkew : now + kAllowedSkew),
                            aws::signing_time(now), is_late ? '-' : '+'));
}

struct Authorization {
  std::string access_key_id;
  std::string date;
  std::string region;
  std::string service;
  std::vector<std::string> signed_headers;
  std::string signature;
};

std::optional<Authorization> parse_authorization(std::string_view text) {
  constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256 ";
  if (!text.starts_with(kAlgorithm)) return std::nullopt;
  Authorization result;
  for (const std::string& part : split(text.substr(kAlgorithm.size()), ',')) {
    const std::string_view trimmed = trim(part);
    const std::size_t equals = trimmed.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trimmed.substr(0, equals);
    const std::string_view value = trimmed.substr(equals + 1);
    if (name == "Credential") {
      const std::vector<std::string> scope = split(value, '/');
      if (scope.size() != 5 || scope[4] != "aws4_request") return std::nullopt;
      result.access_key_id = scope[0];
      result.date = scope[1];
      result.region = scope[2];
      result.service = scope[3];
    } else if (name == "SignedHeaders") {
      result.signed_headers = split(value, ';');
    } else if (name == "Signature") {
      result.signature = value;
    }
  }
  if (result.access_key_id.empty() || result.signed_headers.empty() || result.signature.empty()) return std::nullopt;
  return result;
}

// "20150830T123600Z".
std::optional<Time> parse_signing_time(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  return parse_time(fmt::format("{}-{}-{}T{}:{}:{}Z", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2),
                                text.substr(9, 2), text.substr(11, 2), text.substr(13, 2)));
}

// Host and every x-amz- header must be under the signature, else anybody on the way could change them.
bool signs_enough(const aws::HttpHeaders& headers, const std::vector<std::string>& names) {
  const auto has = [&names](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  if (!has("host")) return false;
  return std::ranges::all_of(headers, [&](const auto& header) {
    const std::string name = to_lower(header.first);
    return !name.starts_with("x-amz-") || has(name);
  });
}

}  // namespace

ApiError expired_session(Protocol protocol) {
  if (is_json(protocol)) {
    return {json_status(protocol), "ExpiredTokenException", "The security token included in the request is expired"};
  }
  if (protocol == Protocol::ec2) return {400, "RequestExpired", "Request has expired."};
  return {403, "ExpiredToken", "The security token included in the request is expired"};
}

ApiError unknown_key(Protocol protocol) {
  if (is_json(protocol)) {
    return {json_status(protocol), "UnrecognizedClientException",
            "The security token included in the request is invalid."};
  }
  if (protocol == Protocol::ec2) {
    return {401, "AuthFailure", "AWS was not able to validate the provided access credentials"};
  }
  return {403, "InvalidClientTokenId", "The security token included in the request is invalid."};
}

std::expected<Caller, ApiError> authorise(const aws::HttpRequest& request, const Route& route, const Sessions& sessions,
                                          Time now) {
  const Protocol protocol = route.protocol;
  const auto header = aws::find_header(request.headers, "authorization");
  if (!header) return std::unexpected(missing_signature(protocol));
  const std::optional<Authorization> given = parse_authorization(*header);
  if (!given) {
    return std::unexpected(incomplete_signature(protocol, "Authorization header is not a complete SigV4 signature."));
  }
  const std::string token(aws::find_header(request.headers, "x-amz-security-token").value_or(""));
  const std::optional<KnownKey> known = sessions.find(given->access_key_id, token);
  if (!known) return std::unexpected(unknown_key(protocol));

  const auto date = aws::find_header(request.headers, "x-amz-date");
  const std::optional<Time> signed_at = date ? parse_signing_time(*date) : std::nullopt;
  if (!signed_at || given->date != date->substr(0, 8)) {
    return std::unexpected(incomplete_signature(
        protocol, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP"));
  }
  if (signed_at < now - kAllowedSkew || signed_at > now + kAllowedSkew) {
    return std::unexpected(skewed(protocol, *signed_at, now));
  }
  if (route.service != nullptr && given->service != route.service->signing_name) {
    return std::unexpected(bad_signature(
        protocol, fmt::format("Credential should be scoped to correct service: '{}'.", route.service->signing_name)));
  }

  const std::string body_hash = aws::to_hex(aws::sha256(request.body));
  const std::string_view claimed_hash = aws::find_header(request.headers, "x-amz-content-sha256").value_or(body_hash);
  const std::optional<aws::Url> url = aws::parse_url(request.url);
  const bool is_right = url && claimed_hash == body_hash && signs_enough(request.headers, given->signed_headers) &&
                        aws::signature_of(request.method, *url, request.headers, given->signed_headers, body_hash,
                                          known->secret_access_key, {given->region, given->service, *signed_at})
                                .signature == given->signature;
  if (!is_right) {
    return std::unexpected(bad_signature(
        protocol,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method. Consult the service documentation for details."));
  }
  if (known->expires && *known->expires <= now) return std::unexpected(expired_session(protocol));
  Caller caller = known->caller;
  caller.region = given->region;
  return caller;
}

}  // namespace patchtriage::simulate
