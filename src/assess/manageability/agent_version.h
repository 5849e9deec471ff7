// Versions of the SSM Agent, compared by their dotted numbers.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace patchtriage {

// Missing parts count as zero ("3.2" is 3.2.0.0); unordered where a part isn't a number.
std::partial_ordering compare_agent_versions(std::string_view left, std::string_view right);

inline bool is_older_agent(std::string_view version, std::string_view than) {
  return compare_agent_versions(version, than) == std::partial_ordering::less;
}

// The oldest that runs the patching documents, that registers by Default Host Management, and that reads messages from
// ssmmessages first.
inline constexpr std::string_view kPatchingAgent = "2.0.834.0";
inline constexpr std::string_view kHostManagementAgent = "3.2.582.0";
inline constexpr std::string_view kMessageServiceAgent = "3.3.40.0";

}  // namespace patchtriage
