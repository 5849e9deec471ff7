#include "aws/sigv4.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "aws/digest.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

std::string normalized_path(std::string_view path) {
  std::vector<std::string> kept;
  for (std::string& part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else {
      kept.push_back(std::move(part));
    }
  }
  if (kept.empty()) return "/";
  return "/" + join(kept, "/") + (path.ends_with('/') ? "/" : "");
}

std::string canonical_query(std::string_view query) {
  if (query.empty()) return "";
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const std::string& parameter : split(query, '&')) {
    const std::size_t equals = parameter.find('=');
    const std::string name = parameter.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : parameter.substr(equals + 1);
    // Decoded first: the wire form may be encoded, partly encoded or not at all, the signed form always is.
    parameters.emplace_back(percent_encode(percent_decode(name)), percent_encode(percent_decode(value)));
  }
  std::ranges::sort(parameters);
  std::string text;
  for (const auto& [name, value] : parameters) {
    if (!text.empty()) text += '&';
    text += name + '=' + value;
  }
  return text;
}

// Trimmed, and each run of white space (folded lines too) as one blank.
std::string canonical_value(std::string_view value) {
  std::string text;
  for (const char c : trim(value)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) text += c;
    if (is_space && text.back() != ' ') text += ' ';
  }
  return text;
}

std::vector<std::string> header_names(const HttpHeaders& headers) {
  std::vector<std::string> names;
  for (const auto& [name, value] : headers) names.push_back(to_lower(name));
  return names;
}

void set_header(HttpHeaders& headers, const std::string& name, std::string value) {
  std::erase_if(headers, [&](const auto& header) { return equals_ignoring_case(header.first, name); });
  headers.emplace_back(name, std::move(value));
}

std::string credential_scope(const SigningScope& scope) {
  return signing_time(scope.time).substr(0, 8) + "/" + scope.region + "/" + scope.service + "/aws4_request";
}

Url parsed(const HttpRequest& request) {
  const std::optional<Url> url = parse_url(request.url);
  CHECK(url.has_value());
  return *url;
}

}  // namespace

std::string signing_time(Time time) {
  return fmt::format("{:%Y%m%dT%H%M%S}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

Signature signature_of(const std::string& method, const Url& url, const HttpHeaders& headers,
                       std::vector<std::string> signed_headers, const std::string& body_hash,
                       const std::string& secret_access_key, const SigningScope& scope, bool normalize_path) {
  std::ranges::sort(signed_headers);
  signed_headers.erase(std::ranges::unique(signed_headers).begin(), signed_headers.end());

  Signature result;
  result.signed_headers = join(signed_headers, ";");
  const std::string path = normalize_path ? normalized_path(url.path) : url.path;
  result.canonical_request = method + "\n" + percent_encode(path, true) + "\n" + canonical_query(url.query) + "\n";
  for (const std::string& name : signed_headers) {
    std::string values;
    bool is_first = true;
    for (const auto& [key, value] : headers) {
      if (!equals_ignoring_case(key, name)) continue;
      if (!is_first) values += ',';
      is_first = false;
      values += canonical_value(value);
    }
    result.canonical_request += name + ":" + values + "\n";
  }
  result.canonical_request += "\n" + result.signed_headers + "\n" + body_hash;

  const std::string date = signing_time(scope.time);
  result.string_to_sign = fmt::format("{}\n{}\n{}\n{}", kAlgorithm, date, credential_scope(scope),
                                      to_hex(sha256(result.canonical_request)));
  std::string key = hmac_sha256("AWS4" + secret_access_key, date.substr(0, 8));
  for (const std::string_view part :
       {std::string_view(scope.region), std::string_view(scope.service), std::string_view("aws4_request")}) {
    key = hmac_sha256(key, part);
  }
  result.signature = to_hex(hmac_sha256(key, result.string_to_sign));
  return result;
}

Signature sign_headers(HttpRequest& request, const Credentials& credentials, const SigningScope& scope,
                       const SigningOptions& options) {
  const Url url = parsed(request);
  if (!find_header(request.headers, "host")) request.headers.emplace_back("Host", url.authority);
  set_header(request.headers, "X-Amz-Date", signing_time(scope.time));
  const std::string body_hash = to_hex(sha256(request.body));
  if (options.sign_body) set_header(request.headers, "x-amz-content-sha256", body_hash);
  const bool has_token = !credentials.session_token.empty();
  if (has_token && !options.omit_session_token) {
    set_header(request.headers, "X-Amz-Security-Token", credentials.session_token);
  }

  Signature result = signature_of(request.method, url, request.headers, header_names(request.headers), body_hash,
                                  credentials.secret_access_key, scope, options.normalize_path);
  if (has_token && options.omit_session_token) {
    set_header(request.headers, "X-Amz-Security-Token", credentials.session_token);
  }
  set_header(request.headers, "Authorization",
             fmt::format("{} Credential={}/{}, SignedHeaders={}, Signature={}", kAlgorithm, credentials.access_key_id,
                         credential_scope(scope), result.signed_headers, result.signature));
  return result;
}

Signature sign_query(HttpRequest& request, const Credentials& credentials, const SigningScope& scope,
                     const SigningOptions& options) {
  Url url = parsed(request);
  if (!find_header(request.headers, "host")) request.headers.emplace_back("Host", url.authority);
  std::vector<std::string> names = header_names(request.headers);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());

  const auto add = [&url](std::string_view name, std::string_view value) {
    if (!url.query.empty()) url.query += '&';
    url.query += fmt::format("{}={}", name, percent_encode(value));
  };
  add("X-Amz-Algorithm", kAlgorithm);
  add("X-Amz-Credential", credentials.access_key_id + "/" + credential_scope(scope));
  add("X-Amz-Date", signing_time(scope.time));
  add("X-Amz-SignedHeaders", join(names, ";"));
  add("X-Amz-Expires", std::to_string(std::chrono::duration_cast<std::chrono::seconds>(options.presigned_for).count()));
  const bool has_token = !credentials.session_token.empty();
  if (has_token && !options.omit_session_token) add("X-Amz-Security-Token", credentials.session_token);

  Signature result = signature_of(request.method, url, request.headers, names, to_hex(sha256(request.body)),
                                  credentials.secret_access_key, scope, options.normalize_path);
  if (has_token && options.omit_session_token) add("X-Amz-Security-Token", credentials.session_token);
  add("X-Amz-Signature", result.signature);
  request.url = url.text();
  return result;
}

}  // namespace patchtriage::aws
