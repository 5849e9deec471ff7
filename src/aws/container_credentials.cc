#include "aws/container_credentials.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "aws/url.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr auto kAgentHosts =
    std::to_array<std::string_view>({"169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "[::1]"});

class Container final : public CredentialsProvider {
 public:
  explicit Container(std::shared_ptr<const CredentialContext> context) : context_(std::move(context)) {}

  Awaitable<CredentialsResult> get() override {
    const auto url = container_url(context_->environment);
    if (!url) co_return std::unexpected(url.error());
    const auto token = authorization();
    if (!token) co_return std::unexpected(token.error());

    HttpRequest request{.url = *url, .headers = {{"Accept", "application/json"}}};
    if (!token->empty()) request.headers.emplace_back("Authorization", *token);
    request.connect_timeout = std::chrono::seconds(2);
    request.timeout = std::chrono::seconds(5);
    request.may_use_proxy = false;
    const auto reply = co_await send_patiently(context_, request, 3, "");
    if (!reply) {
      co_return std::unexpected(
          CredentialsError{.message = "the container's credential agent doesn't answer: " + reply.error().message});
    }
    const auto body = parse_json(reply->body);
    if (reply->status != 200 || !body || body->text("AccessKeyId").empty()) {
      const std::string code = body ? body->text("code", body->text("Code")) : "";
      co_return std::unexpected(
          CredentialsError{.message = fmt::format("the container's credential agent gives no credentials (HTTP {}{})",
                                                  reply->status, code.empty() ? "" : ", " + code)});
    }
    co_return Credentials{.access_key_id = body->text("AccessKeyId"),
                          .secret_access_key = body->text("SecretAccessKey"),
                          .session_token = body->text("Token"),
                          .expiration = parse_time(body->text("Expiration")),
                          .account_id = body->text("AccountId"),
                          .source = "the container's role"};
  }

 private:
  // The token file is read at each refresh, since EKS rotates it.
  std::expected<std::string, CredentialsError> authorization() const {
    const Environment& environment = context_->environment;
    std::string token = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN").value_or("");
    if (const auto path = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")) {
      const std::optional<std::string> text = environment.file(*path);
      if (!text) {
        return std::unexpected(CredentialsError{.message = fmt::format("the container token {} can't be read", *path)});
      }
      token = trim(*text);
    }
    if (token.find_first_of("\r\n") != std::string::npos) {
      return std::unexpected(CredentialsError{.message = "the container authorization token has more than one line"});
    }
    return token;
  }

  std::shared_ptr<const CredentialContext> context_;
};

}  // namespace

std::expected<std::string, CredentialsError> container_url(const Environment& environment) {
  if (const auto path = environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
    std::string text = "http://169.254.170.2" + *path;
    const std::optional<Url> url = parse_url(text);
    if (!path->starts_with('/') || !url) {
      return std::unexpected(CredentialsError{
          .message = fmt::format("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is '{}', which is no path", *path)});
    }
    return text;
  }
  const auto full = environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (!full) {
    return std::unexpected(
        CredentialsError{.kind = CredentialsError::Kind::absent,
                         .message = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and …_FULL_URI are not set"});
  }
  const std::optional<Url> url = parse_url(*full);
  if (!url) {
    return std::unexpected(
        CredentialsError{.message = fmt::format("AWS_CONTAINER_CREDENTIALS_FULL_URI is '{}', which is no URL", *full)});
  }
  const std::string host = url->host();
  if (url->scheme == "http" && !host.starts_with("127.") && std::ranges::find(kAgentHosts, host) == kAgentHosts.end()) {
    return std::unexpected(CredentialsError{
        .message = fmt::format("AWS_CONTAINER_CREDENTIALS_FULL_URI names {}: without https only this machine and AWS's "
                               "own agent addresses are trusted",
                               host)});
  }
  return *full;
}

std::unique_ptr<CredentialsProvider> make_container(std::shared_ptr<const CredentialContext> context) {
  return std::make_unique<Container>(std::move(context));
}

}  // namespace patchtriage::aws
