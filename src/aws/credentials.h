// One set of AWS credentials.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace patchtriage::aws {

// There is no way to print one, on purpose: log `access_key_id` or `source`, never the rest.
struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;       // empty for long-term keys
  std::optional<Time> expiration;  // none: they don't expire
  std::string account_id;          // where the source says it; may be empty
  std::string source;              // for people: "environment", "profile prod", "role arn:…"
};

}  // namespace patchtriage::aws
