#include "aws/sts_credentials.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "aws/retry.h"
#include "aws/sigv4.h"
#include "aws/url.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr int kTries = 5;

using Form = std::vector<std::pair<std::string, std::string>>;

std::string encode(const Form& form) {
  std::string body;
  for (const auto& [name, value] : form) {
    if (!body.empty()) body += '&';
    body += name + '=' + percent_encode(value);
  }
  return body;
}

// Fourth part of an ARN's colon-separated ones after "arn:partition:service:region".
std::string arn_part(std::string_view arn, std::size_t index) {
  const std::vector<std::string> parts = split(arn, ':');
  return parts.size() > index ? parts[index] : "";
}

pugi::xml_node find_anywhere(const pugi::xml_node& root, const char* name) {
  return root.find_node([name](const pugi::xml_node& node) { return std::string_view(node.name()) == name; });
}

AwsError error_of(const HttpReply& reply) {
  pugi::xml_document document;
  document.load_buffer(reply.body.data(), reply.body.size());
  const pugi::xml_node error = find_anywhere(document, "Error");
  return classify_reply(reply.status, error.child_value("Code"), error.child_value("Message"),
                        reply.header("x-amzn-requestid").value_or(""));
}

CredentialsResult credentials_of(const HttpReply& reply, const std::string& role_arn) {
  pugi::xml_document document;
  document.load_buffer(reply.body.data(), reply.body.size());
  const pugi::xml_node node = find_anywhere(document, "Credentials");
  Credentials credentials{.access_key_id = node.child_value("AccessKeyId"),
                          .secret_access_key = node.child_value("SecretAccessKey"),
                          .session_token = node.child_value("SessionToken"),
                          .expiration = parse_time(node.child_value("Expiration")),
                          .account_id = arn_part(find_anywhere(document, "AssumedRoleUser").child_value("Arn"), 4),
                          .source = "role " + role_arn};
  if (credentials.access_key_id.empty() || credentials.secret_access_key.empty()) {
    return std::unexpected(CredentialsError{.message = fmt::format("{}: STS answered without credentials", role_arn),
                                            .code = "malformed"});
  }
  return credentials;
}

std::string advice(const AwsError& error, bool has_external_id) {
  if (error.kind == ErrorKind::denied) {
    return has_external_id ? " Check the role's name, its trust policy and the external id."
                           : " Check the role's name and trust policy, and whether it asks for an external id.";
  }
  if (error.kind == ErrorKind::not_enabled)
    return " Enable the Region in the account, or choose another with AWS_REGION.";
  if (error.kind == ErrorKind::bad_credentials) return " The credentials that the role is assumed with are not valid.";
  return "";
}

// One request to STS, signed where credentials are given; corrects a wrong clock once.
Awaitable<std::expected<HttpReply, AwsError>> call_sts(std::shared_ptr<const CredentialContext> context,
                                                       std::string role_arn, Form form,
                                                       std::optional<Credentials> credentials) {
  std::string region = context->region;
  if (region.empty()) {
    const Partition* partition = find_partition_by_name(arn_part(role_arn, 1));
    region = partition == nullptr ? "us-east-1" : partition->home_region;
  }
  const auto endpoint = find_endpoint("sts", region, context->endpoints);
  if (!endpoint) co_return std::unexpected(endpoint.error());

  HttpRequest request{.method = "POST", .url = endpoint->url + "/"};
  request.body = encode(form);
  const std::string host = parse_url(request.url)->authority;
  const std::string operation = "sts:" + form.front().second;
  bool is_corrected = false;
  for (int attempt = 1;; ++attempt) {
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    if (credentials) {
      sign_headers(request, *credentials,
                   {.region = endpoint->signing_region,
                    .service = "sts",
                    .time = context->skew->corrected(host, context->clock->now())});
    }
    const auto reply = co_await send_patiently(context, request, kTries, operation);
    if (!reply) co_return std::unexpected(classify_failure(reply.error()));
    if (reply->status == 200) co_return *reply;
    AwsError error = error_of(*reply);
    if (error.kind == ErrorKind::clock_skew && !is_corrected &&
        context->skew->learn(host, reply->header("date"), context->clock->now())) {
      is_corrected = true;
      continue;
    }
    if (error.kind == ErrorKind::throttled && attempt < kTries) {
      if (context->counter != nullptr) context->counter->throttled();
      co_await context->clock->sleep(jittered_delay(attempt - 1, std::chrono::milliseconds(500),
                                                    std::chrono::seconds(20),
                                                    context->random ? context->random() : 0.5));
      continue;
    }
    co_return std::unexpected(std::move(error));
  }
}

class AssumeRole final : public CredentialsProvider {
 public:
  AssumeRole(std::shared_ptr<const CredentialContext> context, std::shared_ptr<CredentialsProvider> source,
             RoleToAssume role)
      : context_(std::move(context)), source_(std::move(source)), role_(std::move(role)) {}

  Awaitable<CredentialsResult> get() override {
    for (bool is_refreshed = false;; is_refreshed = true) {
      const CredentialsResult base = co_await source_->get();
      if (!base) co_return base;
      const auto reply = co_await call_sts(context_, role_.role_arn, form(), *base);
      if (reply) co_return credentials_of(*reply, role_.role_arn);
      if (reply.error().kind == ErrorKind::expired_credentials && !is_refreshed) {
        source_->invalidate(base->access_key_id);
        continue;
      }
      co_return std::unexpected(CredentialsError{
          .message = fmt::format("cannot assume {} with the credentials of {}: {}.{}", role_.role_arn, base->source,
                                 to_string(reply.error()), advice(reply.error(), !role_.external_id.empty())),
          .code = reply.error().code});
    }
  }

  void invalidate(const std::string& access_key_id) override { source_->invalidate(access_key_id); }

 private:
  Form form() const {
    Form form = {{"Action", "AssumeRole"},
                 {"Version", "2011-06-15"},
                 {"RoleArn", role_.role_arn},
                 {"RoleSessionName",
                  valid_session_name(role_.session_name.empty() ? context_->session_name : role_.session_name)}};
    if (role_.duration) form.emplace_back("DurationSeconds", std::to_string(role_.duration->count()));
    if (!role_.external_id.empty()) form.emplace_back("ExternalId", role_.external_id);
    if (!role_.policy.empty()) form.emplace_back("Policy", role_.policy);
    return form;
  }

  std::shared_ptr<const CredentialContext> context_;
  std::shared_ptr<CredentialsProvider> source_;
  RoleToAssume role_;
};

class WebIdentity final : public CredentialsProvider {
 public:
  WebIdentity(std::shared_ptr<const CredentialContext> context, std::string role_arn, std::string token_file,
              std::string session_name)
      : context_(std::move(context)),
        role_arn_(std::move(role_arn)),
        token_file_(std::move(token_file)),
        session_name_(std::move(session_name)) {}

  Awaitable<CredentialsResult> get() override {
    const std::optional<std::string> token = context_->environment.file(token_file_);
    if (!token) {
      co_return std::unexpected(
          CredentialsError{.message = fmt::format("the web identity token {} can't be read", token_file_)});
    }
    const Form form = {
        {"Action", "AssumeRoleWithWebIdentity"},
        {"Version", "2011-06-15"},
        {"RoleArn", role_arn_},
        {"RoleSessionName", valid_session_name(session_name_.empty() ? context_->session_name : session_name_)},
        {"WebIdentityToken", std::string(trim(*token))}};
    const auto reply = co_await call_sts(context_, role_arn_, form, std::nullopt);
    if (reply) co_return credentials_of(*reply, role_arn_);
    co_return std::unexpected(
        CredentialsError{.message = fmt::format("cannot assume {} with the web identity token {}: {}.{}", role_arn_,
                                                token_file_, to_string(reply.error()), advice(reply.error(), true)),
                         .code = reply.error().code});
  }

 private:
  std::shared_ptr<const CredentialContext> context_;
  std::string role_arn_;
  std::string token_file_;
  std::string session_name_;
};

}  // namespace

std::string valid_session_name(std::string_view name) {
  constexpr std::string_view kOthers = "+=,.@-_";
  std::string valid;
  for (const char c : name.substr(0, 64)) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    valid += is_word || kOthers.contains(c) ? c : '-';
  }
  while (valid.size() < 2) valid += '-';
  return valid;
}

std::unique_ptr<CredentialsProvider> make_assume_role(std::shared_ptr<const CredentialContext> context,
                                                      std::shared_ptr<CredentialsProvider> source, RoleToAssume role) {
  return std::make_unique<AssumeRole>(std::move(context), std::move(source), std::move(role));
}

std::unique_ptr<CredentialsProvider> make_web_identity(std::shared_ptr<const CredentialContext> context,
                                                       std::string role_arn, std::string token_file,
                                                       std::string session_name) {
  return std::make_unique<WebIdentity>(std::move(context), std::move(role_arn), std::move(token_file),
                                       std::move(session_name));
}

}  // namespace patchtriage::aws
