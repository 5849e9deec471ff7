#include "assess/manageability/agent_version.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {

std::partial_ordering compare_agent_versions(std::string_view left, std::string_view right) {
  const std::vector<std::string> left_parts = split(left, '.');
  const std::vector<std::string> right_parts = split(right, '.');
  for (std::size_t i = 0; i < std::max(left_parts.size(), right_parts.size()); ++i) {
    const auto left_number = i < left_parts.size() ? parse_integer(left_parts[i]) : 0;
    const auto right_number = i < right_parts.size() ? parse_integer(right_parts[i]) : 0;
    if (!left_number || !right_number) return std::partial_ordering::unordered;
    if (*left_number != *right_number) return *left_number <=> *right_number;
  }
  return std::partial_ordering::equivalent;
}

}  // namespace patchtriage
