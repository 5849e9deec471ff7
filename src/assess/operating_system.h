// Which of Patch Manager's operating systems a node runs, from what its agent reports.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace patchtriage {

// Patch Manager's name (AMAZON_LINUX_2023, WINDOWS …) for PlatformType, PlatformName and PlatformVersion as
// ssm:DescribeInstanceInformation and AWS:InstanceInformation give them; nullopt where they fit none.
std::optional<std::string> operating_system_of(std::string_view platform_type, std::string_view platform_name,
                                               std::string_view platform_version);

// Whether Patch Manager (late 2025) still patches this version of it. False is certain: it reports such nodes as
// compliant because no new updates come. nullopt where the version doesn't tell.
std::optional<bool> patch_manager_supports(std::string_view operating_system, std::string_view platform_version);

// Systems with an agent that Patch Manager never served, by the name that the agent reports: "Bottlerocket OS".
bool is_unknown_to_patch_manager(std::string_view platform_name);

}  // namespace patchtriage
