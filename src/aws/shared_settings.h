// What the environment and the selected profile say about how to reach AWS, apart from credentials.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "aws/curl_transport.h"
#include "aws/endpoints.h"
#include "aws/environment.h"
#include "aws/profile_file.h"

namespace patchtriage::aws {

struct SharedSettings {
  std::string profile;               // the selected one's name
  bool is_profile_explicit = false;  // named on the command line: before the environment's keys
  std::string region;                // empty where none is set
  EndpointSettings endpoints;
  CurlSettings curl;                // proxies and CA bundle
  std::optional<int> max_attempts;  // of each call, the first one counted; not of those that get credentials
};

// `explicit_profile`: the command line's. Environment variables come before the profile's settings. Fails where a
// profile that was asked for by name doesn't exist, or where the number of attempts isn't one.
std::expected<SharedSettings, std::string> read_shared_settings(const Environment& environment, const ProfileFile& file,
                                                                const std::optional<std::string>& explicit_profile);

}  // namespace patchtriage::aws
