#include "aws/url.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage::aws {

std::string Url::host() const {
  const std::size_t colon = authority.rfind(':');
  const std::size_t bracket = authority.rfind(']');
  if (colon == std::string::npos || (bracket != std::string::npos && colon < bracket)) return authority;
  return authority.substr(0, colon);
}

std::string Url::text() const {
  return scheme + "://" + authority + path + (query.empty() ? std::string() : "?" + query);
}

std::optional<Url> parse_url(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '#') return std::nullopt;
  }
  const std::size_t scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos) return std::nullopt;
  Url url;
  url.scheme = to_lower(text.substr(0, scheme_end));
  if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
  text.remove_prefix(scheme_end + 3);

  const std::size_t authority_end = text.find_first_of("/?");
  url.authority = to_lower(text.substr(0, authority_end));
  if (url.authority.empty() || url.authority.front() == ':' || url.authority.find_first_of("@ ") != std::string::npos) {
    return std::nullopt;
  }
  text.remove_prefix(std::min(authority_end, text.size()));

  const std::size_t query_start = text.find('?');
  url.path = text.substr(0, query_start);
  if (url.path.empty()) url.path = "/";
  if (query_start != std::string_view::npos) url.query = text.substr(query_start + 1);
  return url;
}

}  // namespace patchtriage::aws
