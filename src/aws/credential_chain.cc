#include "aws/credential_chain.h"

#include <fmt/format.h>

#include "aws/container_credentials.h"
#include "aws/credentials_cache.h"
#include "aws/imds_credentials.h"
#include "aws/process_credentials.h"
#include "aws/profile_plan.h"
#include "aws/sso_credentials.h"
#include "aws/sts_credentials.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

using Kind = CredentialsError::Kind;
using Context = std::shared_ptr<const CredentialContext>;

class EnvironmentCredentials final : public CredentialsProvider {
 public:
  explicit EnvironmentCredentials(Context context) : context_(std::move(context)) {}
  Awaitable<CredentialsResult> get() override { co_return environment_credentials(context_->environment); }

 private:
  Context context_;
};

class Failure final : public CredentialsProvider {
 public:
  explicit Failure(CredentialsError error) : error_(std::move(error)) {}
  Awaitable<CredentialsResult> get() override { co_return std::unexpected(error_); }

 private:
  CredentialsError error_;
};

// A source that a profile names: not being there is a failure, since nothing else may take its place.
class Demanded final : public CredentialsProvider {
 public:
  Demanded(std::unique_ptr<CredentialsProvider> source, std::string profile)
      : source_(std::move(source)), profile_(std::move(profile)) {}
  Awaitable<CredentialsResult> get() override {
    CredentialsResult result = co_await source_->get();
    if (!result && result.error().kind == Kind::absent) {
      result.error() = {.message = fmt::format("profile '{}' takes its credentials from a source that is not there: {}",
                                               profile_, result.error().message)};
    }
    co_return result;
  }

 private:
  std::unique_ptr<CredentialsProvider> source_;
  std::string profile_;
};

std::unique_ptr<CredentialsProvider> make_source(const Context& context, const ProfilePlan& plan,
                                                 const ProfileSection* profile) {
  if (const auto* keys = std::get_if<StaticKeysSource>(&plan.source)) {
    return std::make_unique<FixedCredentials>(keys->credentials);
  }
  if (const auto* web = std::get_if<WebIdentitySource>(&plan.source)) {
    return make_web_identity(context, web->role_arn, web->token_file, web->session_name);
  }
  if (const auto* sso = std::get_if<SsoSource>(&plan.source)) return make_sso(context, plan.source_profile, *sso);
  if (const auto* process = std::get_if<ProcessSource>(&plan.source)) {
    return make_process(context, plan.source_profile, *process);
  }
  std::unique_ptr<CredentialsProvider> source;
  switch (std::get<NamedSource>(plan.source)) {
    case NamedSource::environment:
      source = std::make_unique<EnvironmentCredentials>(context);
      break;
    case NamedSource::ec2_instance_metadata:
      source = make_imds(context, profile);
      break;
    case NamedSource::ecs_container:
      source = make_container(context);
      break;
  }
  return std::make_unique<Demanded>(std::move(source), plan.source_profile);
}

std::unique_ptr<CredentialsProvider> make_planned(const Context& context, const ProfilePlan& plan,
                                                  const ProfileSection* profile) {
  std::unique_ptr<CredentialsProvider> provider = make_source(context, plan, profile);
  for (const ProfileRole& role : plan.roles) {
    // Each step is cached by itself: the session below usually outlives the one above.
    auto below = std::make_shared<CredentialsCache>(std::move(provider), *context->clock);
    RoleToAssume next{.role_arn = role.role_arn, .session_name = role.session_name, .external_id = role.external_id};
    if (role.duration_seconds) next.duration = std::chrono::seconds(*role.duration_seconds);
    provider = make_assume_role(context, std::move(below), std::move(next));
  }
  return provider;
}

class Chain final : public CredentialsProvider {
 public:
  explicit Chain(std::vector<std::unique_ptr<CredentialsProvider>> links) : links_(std::move(links)) {}

  Awaitable<CredentialsResult> get() override {
    std::vector<std::string> tried;
    for (const auto& link : links_) {
      CredentialsResult result = co_await link->get();
      if (result || result.error().kind != Kind::absent) co_return result;
      tried.push_back(result.error().message);
    }
    co_return std::unexpected(CredentialsError{
        .kind = Kind::absent,
        .message = fmt::format("no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, choose a profile "
                               "with --profile, or run 'aws configure' or 'aws sso login' ({})",
                               join(tried, "; "))});
  }
  void invalidate(const std::string& access_key_id) override {
    for (const auto& link : links_) link->invalidate(access_key_id);
  }

 private:
  std::vector<std::unique_ptr<CredentialsProvider>> links_;
};

}  // namespace

CredentialsResult environment_credentials(const Environment& environment) {
  const auto id = environment.variable("AWS_ACCESS_KEY_ID");
  const auto secret = environment.variable("AWS_SECRET_ACCESS_KEY");
  if (!id && !secret) {
    return std::unexpected(CredentialsError{.kind = Kind::absent, .message = "AWS_ACCESS_KEY_ID is not set"});
  }
  if (!id)
    return std::unexpected(CredentialsError{.message = "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not"});
  if (!secret) {
    return std::unexpected(CredentialsError{.message = "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not"});
  }
  Credentials credentials{.access_key_id = *id,
                          .secret_access_key = *secret,
                          .session_token = environment.variable("AWS_SESSION_TOKEN").value_or(""),
                          .account_id = environment.variable("AWS_ACCOUNT_ID").value_or(""),
                          .source = "the environment"};
  if (const auto expiration = environment.variable("AWS_CREDENTIAL_EXPIRATION")) {
    credentials.expiration = parse_time(*expiration);
  }
  return credentials;
}

std::shared_ptr<CredentialsProvider> make_credential_chain(CredentialContext completed, const ProfileFile& file,
                                                           const SharedSettings& settings) {
  completed.endpoints = settings.endpoints;
  completed.region = settings.region;
  Clock& clock = *completed.clock;
  const Context context = std::make_shared<const CredentialContext>(std::move(completed));
  const Environment& environment = context->environment;
  const ProfileSection* profile = file.profile(settings.profile);

  std::vector<std::unique_ptr<CredentialsProvider>> links;
  if (!settings.is_profile_explicit) links.push_back(std::make_unique<EnvironmentCredentials>(context));

  std::unique_ptr<CredentialsProvider> planned;
  bool assumes_a_role = false;
  if (profile != nullptr) {
    const auto plan = plan_profile(file, settings.profile);
    if (!plan) {
      planned = std::make_unique<Failure>(CredentialsError{.message = plan.error()});
      assumes_a_role = profile->setting("role_arn").has_value();
    } else if (*plan) {
      planned = make_planned(context, **plan, profile);
      assumes_a_role = !(*plan)->roles.empty();
    }
  }
  // A profile's role comes before the environment's web identity, its other sources after it.
  if (planned && assumes_a_role) links.push_back(std::move(planned));
  const auto role_arn = environment.variable("AWS_ROLE_ARN");
  const auto token_file = environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
  if (!settings.is_profile_explicit && role_arn && token_file) {
    links.push_back(
        make_web_identity(context, *role_arn, *token_file, environment.variable("AWS_ROLE_SESSION_NAME").value_or("")));
  }
  if (planned) links.push_back(std::move(planned));
  links.push_back(make_container(context));
  links.push_back(make_imds(context, profile));
  return std::make_shared<CredentialsCache>(std::make_unique<Chain>(std::move(links)), clock);
}

}  // namespace patchtriage::aws
