#include "collect/session.h"

#include <random>

#include "aws/service.h"

namespace patchtriage {
namespace {

aws::EndpointSettings endpoint_settings(const CollectSettings& settings, const aws::Environment& environment) {
  aws::EndpointSettings endpoints;
  endpoints.use_fips = environment.is_true("AWS_USE_FIPS_ENDPOINT");
  endpoints.use_dual_stack = environment.is_true("AWS_USE_DUALSTACK_ENDPOINT");
  if (!settings.endpoint_url.empty()) {
    endpoints.url = settings.endpoint_url;
    return endpoints;
  }
  if (environment.is_true("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return endpoints;
  endpoints.url = environment.variable("AWS_ENDPOINT_URL").value_or("");
  for (const Service& service : services()) {
    const std::string name = "AWS_ENDPOINT_URL_" + std::string(aws::endpoint_variable(service.id));
    if (const auto url = environment.variable(name)) endpoints.url_by_service[std::string(service.id)] = *url;
  }
  return endpoints;
}

}  // namespace

std::expected<std::unique_ptr<Session>, CollectError> open_session(boost::asio::io_context& context,
                                                                   const CollectSettings& settings,
                                                                   const aws::Environment& environment) {
  aws::CurlSettings curl;
  curl.max_connections = static_cast<std::size_t>(std::max(1, settings.concurrency));
  curl.ca_bundle = environment.variable("AWS_CA_BUNDLE").value_or("");
  curl.https_proxy = environment.variable("HTTPS_PROXY").value_or(environment.variable("https_proxy").value_or(""));
  curl.http_proxy = environment.variable("http_proxy").value_or("");
  curl.no_proxy = environment.variable("NO_PROXY").value_or(environment.variable("no_proxy").value_or(""));

  auto random = [engine = std::make_shared<std::mt19937_64>(std::random_device{}())] {
    return std::uniform_real_distribution<double>(0.0, 1.0)(*engine);
  };
  aws::ClientSettings client;
  client.endpoints = endpoint_settings(settings, environment);
  client.rates.max_per_second = settings.max_rate;
  client.rates.share = settings.rate_share;
  client.random = random;
  auto session = std::make_unique<Session>(context, std::move(curl), client);

  auto credential_context = std::make_shared<aws::CredentialContext>();
  credential_context->environment = environment;
  credential_context->transport = &session->transport;
  credential_context->clock = &session->clock;
  credential_context->skew = &session->skew;
  credential_context->totals = &session->totals;
  credential_context->random = random;
  credential_context->endpoints = client.endpoints;
  credential_context->region =
      environment.variable("AWS_REGION").value_or(environment.variable("AWS_DEFAULT_REGION").value_or(""));
  session->entry.region = credential_context->region;
  session->entry.context = credential_context;
  aws::Credentials keys;
  keys.access_key_id = environment.variable("AWS_ACCESS_KEY_ID").value_or("");
  keys.secret_access_key = environment.variable("AWS_SECRET_ACCESS_KEY").value_or("");
  keys.session_token = environment.variable("AWS_SESSION_TOKEN").value_or("");
  keys.source = "environment";
  session->entry.credentials = std::make_shared<aws::FixedCredentials>(keys);
  return session;
}

}  // namespace patchtriage
