#include "aws/shared_settings.h"

#include <fmt/format.h>

#include <cstdint>

#include "aws/service.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

// A call that failed so often, with the longest back-off between, has been tried for a quarter of an hour.
constexpr std::int64_t kMostAttempts = 100;

class Reader {
 public:
  Reader(const Environment& environment, const ProfileSection* profile)
      : environment_(environment), profile_(profile) {}

  std::optional<std::string> either(const std::string& variable, const std::string& setting) const {
    if (auto value = environment_.variable(variable)) return value;
    return profile_ == nullptr ? std::nullopt : profile_->setting(setting);
  }
  bool is_on(const std::string& variable, const std::string& setting) const {
    return equals_ignoring_case(either(variable, setting).value_or(""), "true");
  }
  // Lower case wins, as it does for every tool that knows both spellings.
  std::string proxy(const std::string& name) const {
    return environment_.variable(to_lower(name)).value_or(environment_.variable(name).value_or(""));
  }

 private:
  const Environment& environment_;
  const ProfileSection* profile_;
};

// Most specific first: the service's variable, the general variable, the profile's services section, the profile.
EndpointSettings read_endpoints(const Environment& environment, const ProfileFile& file,
                                const ProfileSection* profile) {
  const Reader reader(environment, profile);
  EndpointSettings endpoints;
  endpoints.use_fips = reader.is_on("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  endpoints.use_dual_stack = reader.is_on("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  if (reader.is_on("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) return endpoints;

  const std::optional<std::string> general = environment.variable("AWS_ENDPOINT_URL");
  if (general) {
    endpoints.url = *general;
  } else if (profile != nullptr) {
    endpoints.url = profile->setting("endpoint_url").value_or("");
  }
  const ProfileSection* section = nullptr;
  if (profile != nullptr && !general) {
    const auto found = file.services.find(profile->setting("services").value_or(""));
    if (found != file.services.end()) section = &found->second;
  }
  std::vector<std::string> ids = {"sso", "sso-oidc"};
  for (const Service& service : services()) ids.emplace_back(service.id);
  for (const std::string& id : ids) {
    const std::string variable(endpoint_variable(id));
    if (variable.empty()) continue;
    if (const auto url = environment.variable("AWS_ENDPOINT_URL_" + variable)) {
      endpoints.url_by_service[id] = *url;
    } else if (section != nullptr) {
      const auto nested = section->nested.find(to_lower(variable));
      if (nested == section->nested.end()) continue;
      const auto setting = nested->second.find("endpoint_url");
      if (setting != nested->second.end() && !setting->second.empty()) endpoints.url_by_service[id] = setting->second;
    }
  }
  return endpoints;
}

}  // namespace

std::expected<SharedSettings, std::string> read_shared_settings(const Environment& environment, const ProfileFile& file,
                                                                const std::optional<std::string>& explicit_profile) {
  SharedSettings settings;
  settings.is_profile_explicit = explicit_profile.has_value();
  std::optional<std::string> name = explicit_profile;
  if (!name) name = environment.variable("AWS_PROFILE");
  if (!name) name = environment.variable("AWS_DEFAULT_PROFILE");
  settings.profile = name.value_or("default");
  const ProfileSection* profile = file.profile(settings.profile);
  if (name && profile == nullptr) {
    return std::unexpected(fmt::format(
        "there is no profile '{}' in the AWS config and credentials files; check --profile and AWS_PROFILE, "
        "or run 'aws configure list-profiles'",
        *name));
  }
  const Reader reader(environment, profile);
  settings.region = environment.variable("AWS_REGION").value_or("");
  if (settings.region.empty()) settings.region = reader.either("AWS_DEFAULT_REGION", "region").value_or("");
  settings.endpoints = read_endpoints(environment, file, profile);
  settings.curl.ca_bundle = environment.expand_home(reader.either("AWS_CA_BUNDLE", "ca_bundle").value_or(""));
  settings.curl.https_proxy = reader.proxy("HTTPS_PROXY");
  settings.curl.http_proxy = reader.proxy("HTTP_PROXY");
  settings.curl.no_proxy = reader.proxy("NO_PROXY");
  if (const auto written = reader.either("AWS_MAX_ATTEMPTS", "max_attempts")) {
    const auto attempts = parse_integer(*written);
    if (!attempts || *attempts < 1 || *attempts > kMostAttempts) {
      return std::unexpected(fmt::format(
          "AWS_MAX_ATTEMPTS, or max_attempts of the profile, is '{}'; it must be a whole number from 1 to {}", *written,
          kMostAttempts));
    }
    settings.max_attempts = static_cast<int>(*attempts);
  }
  return settings;
}

}  // namespace patchtriage::aws
