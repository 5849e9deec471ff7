#include "aws/imds_credentials.h"

#include <fmt/format.h>

#include "aws/url.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr Duration kTimeout = std::chrono::seconds(1);
constexpr char kRoles[] = "/latest/meta-data/iam/security-credentials/";

CredentialsError absent(std::string message) {
  return {.kind = CredentialsError::Kind::absent, .message = std::move(message)};
}

class Imds final : public CredentialsProvider {
 public:
  Imds(std::shared_ptr<const CredentialContext> context, std::expected<std::string, std::string> endpoint)
      : context_(std::move(context)), endpoint_(std::move(endpoint)) {}

  Awaitable<CredentialsResult> get() override {
    if (context_->environment.is_true("AWS_EC2_METADATA_DISABLED")) {
      co_return std::unexpected(absent("the instance metadata service is switched off by AWS_EC2_METADATA_DISABLED"));
    }
    if (!endpoint_) co_return std::unexpected(CredentialsError{.message = endpoint_.error()});

    const auto token = co_await ask("PUT", "/latest/api/token", {{"x-aws-ec2-metadata-token-ttl-seconds", "21600"}});
    if (!token) co_return std::unexpected(absent("no instance metadata service: " + token.error().message));
    if (token->status != 200) {
      co_return std::unexpected(
          absent(fmt::format("the instance metadata service refuses a token (HTTP {}): it may be "
                             "switched off for this instance",
                             token->status)));
    }
    const HttpHeaders headers = {{"x-aws-ec2-metadata-token", std::string(trim(token->body))}};
    const auto roles = co_await ask("GET", kRoles, headers);
    if (!roles) co_return std::unexpected(absent("no instance metadata service: " + roles.error().message));
    if (roles->status == 404) co_return std::unexpected(absent("this EC2 instance has no role"));
    const std::string role(trim(roles->body.substr(0, roles->body.find('\n'))));
    if (roles->status != 200 || role.empty()) {
      co_return std::unexpected(
          absent(fmt::format("the instance metadata service lists no role (HTTP {})", roles->status)));
    }
    const auto reply = co_await ask("GET", kRoles + percent_encode(role), headers);
    if (!reply) co_return std::unexpected(absent("no instance metadata service: " + reply.error().message));
    co_return credentials_of(*reply, role);
  }

 private:
  Awaitable<std::expected<HttpReply, HttpError>> ask(std::string method, std::string path, HttpHeaders headers) {
    HttpRequest request{.method = std::move(method), .url = *endpoint_ + path, .headers = std::move(headers)};
    request.connect_timeout = kTimeout;
    request.timeout = kTimeout;
    request.may_use_proxy = false;
    // A service that answers with an error is there and may recover; silence is how a laptop answers.
    std::expected<HttpReply, HttpError> reply = co_await send_patiently(context_, request, 1, "");
    for (int retry = 0; retry < 3 && reply && reply->status >= 500; ++retry) {
      co_await context_->clock->sleep(std::chrono::milliseconds(200 << retry));
      reply = co_await send_patiently(context_, request, 1, "");
    }
    co_return reply;
  }

  static CredentialsResult credentials_of(const HttpReply& reply, const std::string& role) {
    const auto body = parse_json(reply.body);
    if (reply.status != 200 || !body || body->text("Code") != "Success") {
      const std::string code = body ? body->text("Code") : "";
      return std::unexpected(CredentialsError{
          .message = fmt::format("the instance metadata service gives no credentials for the role {} (HTTP {}{})", role,
                                 reply.status, code.empty() ? "" : ", " + code)});
    }
    return Credentials{.access_key_id = body->text("AccessKeyId"),
                       .secret_access_key = body->text("SecretAccessKey"),
                       .session_token = body->text("Token"),
                       .expiration = parse_time(body->text("Expiration")),
                       .account_id = body->text("AccountId"),
                       .source = "the instance's role " + role};
  }

  std::shared_ptr<const CredentialContext> context_;
  std::expected<std::string, std::string> endpoint_;
};

}  // namespace

std::expected<std::string, std::string> imds_endpoint(const Environment& environment, const ProfileSection* profile) {
  const auto configured = [&](const char* variable, const char* setting) {
    std::optional<std::string> value = environment.variable(variable);
    if (!value && profile != nullptr) value = profile->setting(setting);
    return value;
  };
  if (const auto endpoint = configured("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")) {
    const std::optional<Url> url = parse_url(*endpoint);
    if (!url || !url->query.empty()) {
      return std::unexpected(fmt::format("the metadata endpoint '{}' is not an http or https URL", *endpoint));
    }
    std::string text = url->text();
    while (text.ends_with('/')) text.pop_back();
    return text;
  }
  const std::string mode =
      configured("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode").value_or("IPv4");
  if (equals_ignoring_case(mode, "IPv4")) return "http://169.254.169.254";
  if (equals_ignoring_case(mode, "IPv6")) return "http://[fd00:ec2::254]";
  return std::unexpected(fmt::format("the metadata endpoint mode is '{}'; it can be IPv4 or IPv6", mode));
}

std::unique_ptr<CredentialsProvider> make_imds(std::shared_ptr<const CredentialContext> context,
                                               const ProfileSection* profile) {
  auto endpoint = imds_endpoint(context->environment, profile);
  return std::make_unique<Imds>(std::move(context), std::move(endpoint));
}

}  // namespace patchtriage::aws
