// An http or https URL in the parts that signing and endpoint overrides need.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace patchtriage::aws {

struct Url {
  std::string scheme;     // "http" or "https"
  std::string authority;  // host, with ":port" where one is given; lower case
  std::string path;       // starts with "/"; as it goes over the wire
  std::string query;      // without "?"

  // Host without port; an IPv6 address keeps its brackets.
  std::string host() const;
  std::string text() const;
  bool operator==(const Url&) const = default;
};

// nullopt for anything but http(s)://host…, and for URLs with a user name, a fragment or control characters. Other
// bytes of path and query are kept as they are.
std::optional<Url> parse_url(std::string_view text);

}  // namespace patchtriage::aws
