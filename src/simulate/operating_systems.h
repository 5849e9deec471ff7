// The operating systems of the simulated fleet, with what EC2 and Systems Manager say of each.
#pragma once

#include <string_view>
#include <vector>

namespace patchtriage::simulate {

// How patches are named and which words the package manager uses.
enum class PackageManager { yum, dnf, apt, zypper, windows };

struct OperatingSystem {
  std::string_view name;           // ours: "al2023"
  std::string_view code;           // of Patch Manager: AMAZON_LINUX_2023
  std::string_view platform_type;  // of DescribeInstanceInformation
  std::string_view platform_name;
  std::string_view platform_version;
  std::string_view platform_details;  // of DescribeInstances
  std::string_view image_name;
  std::string_view image_owner;
  PackageManager manager = PackageManager::dnf;
  int share = 0;  // of ordinary nodes, in a hundred; 0: only where it is asked for
  std::string_view image_date = "2026-08-13T09:00:00.000Z";
};

const std::vector<OperatingSystem>& operating_systems();
// The index of the one of that name, which must exist.
int os_index(std::string_view name);

}  // namespace patchtriage::simulate
