#include "assess/operating_system.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace patchtriage {
namespace {

struct NamePart {
  std::string_view part;
  std::string_view operating_system;
};

// The order matters only where a name could hold two of them ("Oracle Linux Server" holds no other; "Red Hat
// Enterprise Linux" neither); AWS documents no exact strings, so parts of names decide.
constexpr std::array kNameParts = {
    NamePart{"ubuntu", "UBUNTU"},
    NamePart{"red hat", "REDHAT_ENTERPRISE_LINUX"},
    NamePart{"redhat", "REDHAT_ENTERPRISE_LINUX"},
    NamePart{"rhel", "REDHAT_ENTERPRISE_LINUX"},
    NamePart{"sles", "SUSE"},
    NamePart{"suse", "SUSE"},
    NamePart{"centos", "CENTOS"},
    NamePart{"oracle", "ORACLE_LINUX"},
    NamePart{"raspbian", "RASPBIAN"},
    NamePart{"debian", "DEBIAN"},
    NamePart{"rocky", "ROCKY_LINUX"},
    NamePart{"almalinux", "ALMA_LINUX"},
    NamePart{"alma linux", "ALMA_LINUX"},
    NamePart{"macos", "MACOS"},
    NamePart{"mac os", "MACOS"},
    NamePart{"windows", "WINDOWS"},
};

std::optional<std::string> amazon_linux(std::string_view name, std::string_view version) {
  const auto fits = [&](std::string_view release) {
    return version.starts_with(release) || (version.empty() && name.find(release) != std::string_view::npos);
  };
  if (fits("2023")) return "AMAZON_LINUX_2023";
  if (fits("2022")) return "AMAZON_LINUX_2022";
  // The first Amazon Linux counted by dates: 2017.09, 2018.03.
  if (version.starts_with("201") || version.starts_with("1")) return "AMAZON_LINUX";
  if (version == "2" || version.starts_with("2.") || fits("linux 2")) return "AMAZON_LINUX_2";
  return std::nullopt;
}

// "9", "9.4" -> 9; "22.04" -> 22.
std::optional<std::int64_t> major_of(std::string_view version) {
  return parse_integer(version.substr(0, version.find('.')));
}

// "9.4", "7.9.2009" -> 4, 9; "9" -> nullopt.
std::optional<std::int64_t> minor_of(std::string_view version) {
  const std::size_t dot = version.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view rest = version.substr(dot + 1);
  return parse_integer(rest.substr(0, rest.find('.')));
}

struct Release {
  std::int64_t major;
  std::int64_t minor;
};

// nullopt where the minor number decides and is not told.
std::optional<bool> is_at_least(std::string_view version, const Release& oldest) {
  const std::optional<std::int64_t> major = major_of(version);
  if (!major) return std::nullopt;
  if (*major != oldest.major) return *major > oldest.major;
  const std::optional<std::int64_t> minor = minor_of(version);
  return minor ? std::optional(*minor >= oldest.minor) : std::nullopt;
}

// Long-term releases come in April of even years; of those in between Patch Manager takes the newest one.
std::optional<bool> supports_ubuntu(std::string_view version) {
  const std::optional<std::int64_t> year = major_of(version);
  const std::optional<std::int64_t> month = minor_of(version);
  if (!year) return std::nullopt;
  if (*year < 16) return false;
  if (!month) return std::nullopt;
  if (*month == 4 && (*year % 2 == 0 || *year == 25)) return true;
  if (*year < 25) return false;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> operating_system_of(std::string_view platform_type, std::string_view platform_name,
                                               std::string_view platform_version) {
  if (equals_ignoring_case(platform_type, "windows")) return "WINDOWS";
  const std::string name = to_lower(platform_name);
  const std::string_view version = trim(platform_version);
  if (name.find("amazon linux") != std::string::npos) return amazon_linux(name, version);
  for (const NamePart& entry : kNameParts) {
    if (name.find(entry.part) != std::string::npos) return std::string(entry.operating_system);
  }
  if (equals_ignoring_case(platform_type, "macos")) return "MACOS";
  return std::nullopt;
}

std::optional<bool> patch_manager_supports(std::string_view operating_system, std::string_view platform_version) {
  if (operating_system == "AMAZON_LINUX" || operating_system == "AMAZON_LINUX_2022" || operating_system == "RASPBIAN")
    return false;
  if (operating_system == "AMAZON_LINUX_2" || operating_system == "AMAZON_LINUX_2023") return true;
  if (operating_system == "SUSE") return is_at_least(trim(platform_version), {15, 3});
  if (operating_system == "ORACLE_LINUX") return is_at_least(trim(platform_version), {7, 5});
  if (operating_system == "UBUNTU") return supports_ubuntu(trim(platform_version));
  const std::optional<std::int64_t> major = major_of(trim(platform_version));
  if (!major) return std::nullopt;
  const auto at_least = [&](std::int64_t oldest) { return *major >= oldest; };
  if (operating_system == "CENTOS") return at_least(9);
  if (operating_system == "DEBIAN") return at_least(11);
  if (operating_system == "REDHAT_ENTERPRISE_LINUX") return at_least(7);
  if (operating_system == "ROCKY_LINUX" || operating_system == "ALMA_LINUX") return at_least(8);
  if (operating_system == "MACOS") return at_least(13);
  // Windows Server 2012 is 6.2, 2012 R2 6.3, later ones 10.0.
  if (operating_system == "WINDOWS") {
    if (*major >= 10) return true;
    return platform_version.starts_with("6.2") || platform_version.starts_with("6.3");
  }
  return std::nullopt;
}

bool is_unknown_to_patch_manager(std::string_view platform_name) {
  static constexpr std::array<std::string_view, 4> kNames = {"bottlerocket", "fedora", "flatcar", "freebsd"};
  const std::string name = to_lower(platform_name);
  return std::ranges::any_of(kNames, [&](std::string_view one) { return name.contains(one); });
}

}  // namespace patchtriage
