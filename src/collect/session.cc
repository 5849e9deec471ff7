#include "collect/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "aws/credential_chain.h"
#include "aws/profile_file.h"
#include "aws/shared_settings.h"
#include "base/version.h"

namespace patchtriage {
namespace {

using Failure = std::unexpected<CollectError>;

// The flag is for the calls of the run; the caller's own credentials come from where the environment and the profile
// say, as with the AWS CLI.
aws::EndpointSettings run_endpoints(const CollectSettings& settings, const aws::SharedSettings& shared) {
  aws::EndpointSettings endpoints = shared.endpoints;
  if (!settings.endpoint_url.empty()) {
    endpoints.url = settings.endpoint_url;
    endpoints.url_by_service.clear();
  }
  return endpoints;
}

std::function<double()> jitter() {
  return [engine = std::mt19937_64(std::random_device{}())]() mutable {
    return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
  };
}

aws::ClientSettings with_jitter(aws::ClientSettings settings) {
  settings.random = jitter();
  return settings;
}

}  // namespace

Connection::Connection(boost::asio::io_context& context, const ConnectionSettings& settings, aws::CallCounter& counter)
    : transport(context, settings.curl), client(with_jitter(settings.client), transport, clock, skew, counter) {}

std::expected<std::unique_ptr<Session>, CollectError> open_session(boost::asio::io_context& context,
                                                                   const CollectSettings& settings,
                                                                   const aws::Environment& environment) {
  const auto profiles = aws::load_profile_files(environment);
  if (!profiles) return Failure(CollectError{CollectError::Kind::settings, profiles.error().text()});
  const std::optional<std::string> named =
      settings.profile.empty() ? std::nullopt : std::optional<std::string>(settings.profile);
  const auto shared = aws::read_shared_settings(environment, *profiles, named);
  if (!shared) return Failure(CollectError{CollectError::Kind::no_credentials, shared.error()});

  aws::CurlSettings curl = shared->curl;
  curl.user_agent = "patchtriage/" + std::string(kVersion);
  curl.max_connections = static_cast<std::size_t>(std::max(1, settings.concurrency));
  if (!curl.ca_bundle.empty() && !environment.file(curl.ca_bundle)) {
    return Failure(
        CollectError{CollectError::Kind::settings,
                     fmt::format("the CA bundle {} can't be read; check AWS_CA_BUNDLE and ca_bundle", curl.ca_bundle)});
  }

  aws::ClientSettings client;
  client.endpoints = run_endpoints(settings, *shared);
  if (shared->max_attempts) client.retries.tries = *shared->max_attempts;
  client.rates.max_per_second = settings.max_rate;
  client.rates.share = settings.rate_share;
  auto session = std::make_unique<Session>(context, ConnectionSettings{std::move(curl), client});
  Connection& connection = session->connection;

  auto credential_context = std::make_shared<aws::CredentialContext>();
  credential_context->environment = environment;
  credential_context->transport = &connection.transport;
  credential_context->clock = &connection.clock;
  credential_context->skew = &connection.skew;
  credential_context->counter = &session->counter;
  credential_context->random = jitter();
  credential_context->endpoints = client.endpoints;
  credential_context->region = shared->region;
  session->entry.region = shared->region;
  session->entry.context = credential_context;
  session->entry.credentials = aws::make_credential_chain(*credential_context, *profiles, *shared);
  return session;
}

}  // namespace patchtriage
