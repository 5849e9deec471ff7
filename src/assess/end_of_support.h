// Until when a vendor maintains a release of an operating system.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "assess/settings.h"

namespace patchtriage {

// The last day of standard support ("2023-05-31") of a release for which it was over at `now`: no new updates come, so
// none can be missing. nullopt where it goes on, or the settings don't know the release.
std::optional<std::string> support_ended_on(const Settings& settings, std::string_view operating_system,
                                            std::string_view platform_version, Time now);

}  // namespace patchtriage
