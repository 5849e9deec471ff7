#include "assess/end_of_support.h"

#include "base/text.h"

namespace patchtriage {
namespace {

// "7" is the beginning of "7" and "7.9", and not of "70".
bool begins(std::string_view version, std::string_view release) {
  if (!version.starts_with(release)) return false;
  return version.size() == release.size() || version[release.size()] == '.';
}

}  // namespace

std::optional<std::string> support_ended_on(const Settings& settings, std::string_view operating_system,
                                            std::string_view platform_version, Time now) {
  const std::string_view version = trim(platform_version);
  for (const auto& [name, day] : settings.end_of_support) {
    if (!name.starts_with(operating_system) || day.empty()) continue;
    const std::string_view release = trim(std::string_view(name).substr(operating_system.size()));
    const bool is_whole_system = name.size() == operating_system.size();
    if (!is_whole_system && (name[operating_system.size()] != ' ' || !begins(version, release))) continue;
    const std::optional<Time> last_day = parse_time(day);
    if (last_day && now >= *last_day + std::chrono::days(1)) return day;
  }
  return std::nullopt;
}

}  // namespace patchtriage
