#include "aws/http_message.h"

#include "base/text.h"

namespace patchtriage::aws {

std::optional<std::string_view> find_header(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (equals_ignoring_case(key, name)) return value;
  }
  return std::nullopt;
}

}  // namespace patchtriage::aws
