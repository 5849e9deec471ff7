#include "aws/sso_credentials.h"

#include <fmt/format.h>

#include "aws/digest.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr int kTries = 4;
constexpr Duration kRefreshBefore = std::chrono::minutes(5);

class Sso final : public CredentialsProvider {
 public:
  Sso(std::shared_ptr<const CredentialContext> context, std::string profile, SsoSource source)
      : context_(std::move(context)), profile_(std::move(profile)), source_(std::move(source)) {}

  Awaitable<CredentialsResult> get() override {
    const auto token = co_await access_token();
    if (!token) co_return std::unexpected(token.error());
    const auto endpoint = find_endpoint("sso", source_.region, context_->endpoints);
    if (!endpoint) co_return std::unexpected(failure(endpoint.error().message));

    HttpRequest request{.url = fmt::format("{}/federation/credentials?account_id={}&role_name={}", endpoint->url,
                                           percent_encode(source_.account_id), percent_encode(source_.role_name)),
                        .headers = {{"x-amz-sso_bearer_token", *token}, {"Accept", "application/json"}}};
    const auto reply = co_await send_patiently(context_, request, kTries, "sso:GetRoleCredentials");
    if (!reply) co_return std::unexpected(failure(reply.error().message));
    const auto body = parse_json(reply->body);
    const Json* role = body ? body->find("roleCredentials") : nullptr;
    if (reply->status == 401) co_return std::unexpected(log_in_again("the login is no longer valid"));
    if (reply->status != 200 || role == nullptr || role->text("accessKeyId").empty()) {
      co_return std::unexpected(
          failure(fmt::format("no credentials for the role {} in account {} (HTTP {}{})", source_.role_name,
                              source_.account_id, reply->status, body ? ": " + body->text("message") : "")));
    }
    Credentials credentials{.access_key_id = role->text("accessKeyId"),
                            .secret_access_key = role->text("secretAccessKey"),
                            .session_token = role->text("sessionToken"),
                            .account_id = source_.account_id,
                            .source = fmt::format("SSO login of profile {}", profile_)};
    if (const Json* expiration = role->find("expiration");
        expiration != nullptr && expiration->as_integer() != nullptr) {
      credentials.expiration = Time(Duration(*expiration->as_integer()));
    }
    co_return credentials;
  }

 private:
  Awaitable<std::expected<std::string, CredentialsError>> access_token() {
    const std::string path = sso_token_path(source_);
    const std::optional<std::string> text = context_->environment.file(path);
    if (!text) co_return std::unexpected(log_in_again("nobody is logged in"));
    const auto cached = parse_json(*text);
    const std::optional<Time> expiry = cached ? parse_time(cached->text("expiresAt")) : std::nullopt;
    if (!cached || !expiry || cached->text("accessToken").empty()) {
      co_return std::unexpected(log_in_again(fmt::format("the cached token {} is damaged", path)));
    }
    const Time now = context_->clock->now();
    if (now < *expiry - kRefreshBefore) co_return cached->text("accessToken");
    const std::optional<Time> registration_expiry = parse_time(cached->text("registrationExpiresAt"));
    const bool can_refresh = !source_.session.empty() && !cached->text("refreshToken").empty() &&
                             (!registration_expiry || now < *registration_expiry);
    if (can_refresh) {
      if (auto refreshed = co_await refresh(*cached, path)) co_return std::move(*refreshed);
    }
    if (now < *expiry) co_return cached->text("accessToken");
    co_return std::unexpected(log_in_again("the login has expired"));
  }

  // nullopt where the service doesn't refresh it.
  Awaitable<std::optional<std::string>> refresh(Json cached, std::string path) {
    const auto endpoint = find_endpoint("sso-oidc", source_.region, context_->endpoints);
    if (!endpoint) co_return std::nullopt;
    const Json body = Json::object({{"clientId", cached.text("clientId")},
                                    {"clientSecret", cached.text("clientSecret")},
                                    {"grantType", "refresh_token"},
                                    {"refreshToken", cached.text("refreshToken")}});
    HttpRequest request{.method = "POST",
                        .url = endpoint->url + "/token",
                        .headers = {{"Content-Type", "application/json"}},
                        .body = body.dump()};
    const auto reply = co_await send_patiently(context_, request, kTries, "sso-oidc:CreateToken");
    if (!reply || reply->status != 200) co_return std::nullopt;
    const auto answer = parse_json(reply->body);
    if (!answer || answer->text("accessToken").empty()) co_return std::nullopt;
    const Json* lifetime = answer->find("expiresIn");
    const std::chrono::seconds seconds(
        lifetime != nullptr && lifetime->as_integer() != nullptr ? *lifetime->as_integer() : 0);
    cached.set("accessToken", answer->text("accessToken"));
    cached.set("expiresAt", format_time(std::chrono::floor<std::chrono::seconds>(context_->clock->now()) + seconds));
    if (!answer->text("refreshToken").empty()) cached.set("refreshToken", answer->text("refreshToken"));
    const Environment& environment = context_->environment;
    if (environment.write_file) environment.write_file(environment.expand_home(path), cached.dump());
    co_return answer->text("accessToken");
  }

  CredentialsError failure(const std::string& why) const {
    return {.message = fmt::format("SSO login of profile '{}': {}", profile_, why)};
  }
  CredentialsError log_in_again(const std::string& why) const {
    return failure(fmt::format("{}: run 'aws sso login --profile {}'", why, profile_));
  }

  std::shared_ptr<const CredentialContext> context_;
  std::string profile_;
  SsoSource source_;
};

}  // namespace

std::string sso_token_path(const SsoSource& source) {
  return "~/.aws/sso/cache/" + to_hex(sha1(source.session.empty() ? source.start_url : source.session)) + ".json";
}

std::unique_ptr<CredentialsProvider> make_sso(std::shared_ptr<const CredentialContext> context, std::string profile,
                                              SsoSource source) {
  return std::make_unique<Sso>(std::move(context), std::move(profile), std::move(source));
}

}  // namespace patchtriage::aws
