#include "simulate/patches.h"

#include <fmt/format.h>

#include <array>

#include "base/check.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

constexpr std::array<std::string_view, 6> kLevels = {"CRITICAL", "HIGH",          "MEDIUM",
                                                     "LOW",      "INFORMATIONAL", "UNSPECIFIED"};

// How many of Windows' patches the varied fleet is offered.
constexpr std::size_t kVariedWindows = 6;

// Names of packages that are on every machine of the kind.
const std::vector<std::string_view>& ordinary(PackageManager manager) {
  static const std::vector<std::string_view> rpm = {
      "bash", "coreutils", "glibc-common", "systemd-libs", "python3",   "rpm",       "util-linux",   "zlib",
      "xz",   "krb5-libs", "libxml2",      "ncurses",      "pam",       "sqlite",    "tar",          "which",
      "dbus", "e2fsprogs", "elfutils",     "file",         "findutils", "gawk",      "gnupg2",       "grep",
      "gzip", "kmod",      "less",         "libarchive",   "libcap",    "libgcrypt", "libnghttp2",   "lua-libs",
      "nss",  "pcre2",     "popt",         "procps-ng",    "readline",  "sed",       "shadow-utils", "sudo"};
  static const std::vector<std::string_view> deb = {
      "bash",    "coreutils",    "libc-bin",      "libsystemd0", "python3.11",  "dpkg",         "util-linux",
      "zlib1g",  "xz-utils",     "libkrb5-3",     "libxml2",     "ncurses-bin", "libpam0g",     "sqlite3",
      "tar",     "debianutils",  "dbus",          "e2fsprogs",   "libelf1",     "file",         "findutils",
      "gawk",    "gnupg",        "grep",          "gzip",        "kmod",        "less",         "libarchive13",
      "libcap2", "libgcrypt20",  "libnghttp2-14", "liblua5.4-0", "libnss3",     "libpcre2-8-0", "libpopt0",
      "procps",  "libreadline8", "sed",           "passwd",      "sudo"};
  return manager == PackageManager::apt ? deb : rpm;
}

const std::vector<CataloguePatch>& dnf_patches() {
  static const std::vector<CataloguePatch> patches = {
      {"kernel", "0:6.1.112-124.190", "Security", "Important", "CVE-2026-21041,CVE-2026-21057"},
      {"openssl", "1:3.0.8-1.18", "Security", "Critical", "CVE-2026-1804"},
      {"openssl-libs", "1:3.0.8-1.18", "Security", "Critical", "CVE-2026-1804"},
      {"curl", "0:8.5.0-1.9", "Security", "Medium", "CVE-2026-3311"},
      {"libcurl", "0:8.5.0-1.9", "Security", "Medium", "CVE-2026-3311"},
      {"vim-minimal", "2:9.1.785-1", "Security", "Low", "CVE-2026-5120"},
      {"python3-urllib3", "0:1.26.18-2", "Security", "Important", "CVE-2026-4417"},
      {"tzdata", "0:2026b-1", "Bugfix", "None", ""},
      {"glibc", "0:2.34-117", "Security", "Important", "CVE-2026-2961"},
      {"nginx", "1:1.26.3-1", "Security", "Important", "CVE-2026-6023"},
      {"telnet", "1:0.17-85", "Bugfix", "Low", ""},
      {"httpd", "0:2.4.62-1", "Security", "Important", "CVE-2026-7001"},
      {"expat", "0:2.6.3-1", "Security", "Important", "CVE-2026-6644"},
      {"bind-libs", "32:9.18.28-1", "Security", "Important", "CVE-2026-1519"},
      {"libssh", "0:0.10.6-4", "Security", "Medium", "CVE-2026-5372"},
      {"git-core", "0:2.47.3-1", "Security", "Important", "CVE-2026-4810"},
  };
  return patches;
}

const std::vector<CataloguePatch>& apt_patches() {
  static const std::vector<CataloguePatch> patches = {
      {"linux-image-aws", "6.8.0-1035.37", "Security", "High", "CVE-2026-21041"},
      {"openssl", "3.0.2-0ubuntu1.19", "Security", "Critical", "CVE-2026-1804"},
      {"libssl3", "3.0.2-0ubuntu1.19", "Security", "Critical", "CVE-2026-1804"},
      {"curl", "7.81.0-1ubuntu1.21", "Security", "Medium", "CVE-2026-3311"},
      {"vim-common", "2:8.2.3995-1ubuntu2.24", "Security", "Low", "CVE-2026-5120"},
      {"python3-urllib3", "1.26.5-1ubuntu0.4", "Security", "Medium", "CVE-2026-4417"},
      {"apache2", "2.4.52-1ubuntu4.16", "Security", "High", "CVE-2026-7001"},
      {"libc6", "2.35-0ubuntu3.11", "Security", "High", "CVE-2026-2961"},
      {"nginx", "1.18.0-6ubuntu14.7", "Security", "High", "CVE-2026-6023"},
      {"telnet", "0.17-44", "Security", "Low", ""},
      {"libexpat1", "2.4.7-1ubuntu0.6", "Security", "High", "CVE-2026-6644"},
      {"bind9-host", "1:9.18.28-0ubuntu0.22.04.1", "Security", "High", "CVE-2026-1519"},
      {"libssh-4", "0.9.6-2ubuntu0.22.04.4", "Security", "Medium", "CVE-2026-5372"},
      {"git", "1:2.34.1-1ubuntu1.15", "Security", "High", "CVE-2026-4810"},
  };
  return patches;
}

const std::vector<CataloguePatch>& zypper_patches() {
  static const std::vector<CataloguePatch> patches = {
      {"kernel-default", "0:6.4.0-150600.23.70", "Security", "Important", "CVE-2026-21041"},
      {"libopenssl3", "0:3.1.4-150600.5.30", "Security", "Critical", "CVE-2026-1804"},
      {"curl", "0:8.6.0-150600.4.21", "Security", "Moderate", "CVE-2026-3311"},
      {"vim", "0:9.1.1101-150500.20.24", "Security", "Low", "CVE-2026-5120"},
      {"glibc", "0:2.38-150600.14.32", "Security", "Important", "CVE-2026-2961"},
      {"apache2", "0:2.4.58-150600.5.35", "Security", "Important", "CVE-2026-7001"},
      {"telnet", "0:1.2-150000.3.9", "Security", "Low", ""},
      {"libexpat1", "0:2.4.4-150400.3.28", "Security", "Important", "CVE-2026-6644"},
      {"bind-utils", "0:9.18.28-150600.3.6", "Security", "Important", "CVE-2026-1519"},
      {"libssh4", "0:0.9.8-150600.11.3", "Security", "Moderate", "CVE-2026-5372"},
      {"git-core", "0:2.43.0-150600.3.12", "Security", "Important", "CVE-2026-4810"},
      {"nginx", "0:1.21.5-150600.10.9", "Security", "Important", "CVE-2026-6023"},
      {"python3-urllib3", "0:1.25.10-150300.4.15", "Security", "Moderate", "CVE-2026-4417"},
  };
  return patches;
}

const std::vector<CataloguePatch>& windows_patches() {
  static const std::vector<CataloguePatch> patches = {
      {"KB5046615", "2026-11 Cumulative Update for Windows Server", "SecurityUpdates", "Critical",
       "CVE-2026-43451,CVE-2026-49039"},
      {"KB5045540", "2026-11 Security Update for .NET Framework 4.8", "SecurityUpdates", "Important", "CVE-2026-43484"},
      {"KB5044033", "2026-10 Cumulative Update for Windows Server", "SecurityUpdates", "Critical", "CVE-2026-43572"},
      {"KB5043080", "2026-09 Servicing Stack Update for Windows Server", "CriticalUpdates", "Critical", ""},
      {"KB890830", "Windows Malicious Software Removal Tool x64", "UpdateRollups", "Unspecified", ""},
      {"KB5049621", "2026-11 Security Update for SQL Server 2019", "SecurityUpdates", "Important", "CVE-2026-48993"},
      {"KB5044281", "2026-10 Security Update for .NET Framework 4.8", "SecurityUpdates", "Important", "CVE-2026-43483"},
      {"KB5043051", "2026-09 Cumulative Update for Windows Server", "SecurityUpdates", "Critical", "CVE-2026-38217"},
      {"KB5042881", "2026-08 Cumulative Update for Windows Server", "SecurityUpdates", "Critical", "CVE-2026-38106"},
      {"KB5041770", "2026-08 Servicing Stack Update for Windows Server", "CriticalUpdates", "Critical", ""},
      {"KB5040437", "2026-07 Cumulative Update for Windows Server", "SecurityUpdates", "Critical", "CVE-2026-38080"},
      {"KB5039227", "2026-06 Security Update for Secure Boot", "SecurityUpdates", "Important", "CVE-2026-30078"},
      {"KB5038282", "2026-05 Security Update for .NET Framework 4.8", "SecurityUpdates", "Important", "CVE-2026-30045"},
      {"KB5036909", "2026-04 Security Update for Defender", "SecurityUpdates", "Important", "CVE-2026-26158"},
  };
  return patches;
}

std::string title_of(const OperatingSystem& system, const CataloguePatch& patch) {
  if (system.manager == PackageManager::windows) {
    return fmt::format("{} {} ({})", patch.version, system.platform_version == "10.0.17763" ? "2019" : "2022",
                       patch.name);
  }
  const char* arch = system.manager == PackageManager::apt ? "all" : "x86_64";
  return fmt::format("{}.{}:{}", patch.name, arch, patch.version);
}

std::string kb_of(const OperatingSystem& system, std::string_view name) {
  if (system.manager == PackageManager::windows) return std::string(name);
  return fmt::format("{}.{}", name, system.manager == PackageManager::apt ? "all" : "x86_64");
}

std::string level_of(std::string_view severity, bool graded) {
  if (!graded) return "UNSPECIFIED";
  if (severity == "Critical") return "CRITICAL";
  if (severity == "Important" || severity == "High") return "HIGH";
  if (severity == "Medium" || severity == "Moderate") return "MEDIUM";
  return severity == "Low" ? "LOW" : "UNSPECIFIED";
}

bool is_compliant_state(std::string_view state) {
  return state == "Installed" || state == "InstalledOther" || state == "NotApplicable";
}

bool is_security(std::string_view classification) {
  return classification == "Security" || classification == "SecurityUpdates";
}

void add_installed(const Node& node, const PatchRecord& record, bool graded, std::vector<PatchRow>& rows) {
  const OperatingSystem& system = system_of(node);
  const bool windows = system.manager == PackageManager::windows;
  const int total = 22 + below(mix(node.key, "installed"), 44);
  for (int at = 0; at < total; ++at) {
    const std::uint64_t key = mix(mix(node.key, "patch"), static_cast<std::uint64_t>(at));
    PatchRow row;
    const bool other = at % 5 == 4;
    row.state = other ? "InstalledOther" : "Installed";
    if (windows) {
      row.kb_id = fmt::format("KB{}", 4900000 + below(mix(key, 1), 90000) * 1 + at * 100000 % 300000);
      row.title = other ? "" : fmt::format("Security Update for Windows Server ({})", row.kb_id);
      row.classification = other ? "" : "SecurityUpdates";
    } else {
      const auto& names = ordinary(system.manager);
      const std::string_view name = names[static_cast<std::size_t>(at) % names.size()];
      const std::string version =
          fmt::format("{}.{}.{}-{}", 1 + below(mix(key, 2), 8), below(mix(key, 3), 30),
                      static_cast<int>(static_cast<std::size_t>(at) / names.size()), 1 + below(mix(key, 4), 40));
      row.kb_id = kb_of(system, name);
      row.title = system.manager == PackageManager::apt ? fmt::format("{}:{}", row.kb_id, version)
                                                        : fmt::format("{}:0:{}", row.kb_id, version);
      row.classification = other ? "" : "Security";
    }
    // AWS blanks both for what is installed but not in the baseline.
    row.severity = other ? "" : windows || at % 3 == 0 ? "Important" : "Medium";
    row.level = level_of(row.severity, graded && !other);
    row.installed = record.end - std::chrono::days(15 + below(mix(key, 5), 200));
    rows.push_back(std::move(row));
  }
  if (!windows) return;
  for (int at = 0; at < 6; ++at) {
    PatchRow row;
    row.kb_id = fmt::format("KB{}", 5010000 + at * 37);
    row.title = fmt::format("2026-0{} Cumulative Update for Windows Server ({})", at + 1, row.kb_id);
    row.classification = "SecurityUpdates";
    row.severity = "Critical";
    row.state = "NotApplicable";
    row.level = "UNSPECIFIED";
    row.counts = false;
    rows.push_back(std::move(row));
  }
}

}  // namespace

const std::vector<CataloguePatch>& catalogue(const OperatingSystem& system) {
  switch (system.manager) {
    case PackageManager::apt:
      return apt_patches();
    case PackageManager::zypper:
      return zypper_patches();
    case PackageManager::windows:
      return windows_patches();
    default:
      return dnf_patches();
  }
}

std::span<const CataloguePatch> offered(FleetKind fleet, const OperatingSystem& system) {
  const std::span<const CataloguePatch> all = catalogue(system);
  return fleet == FleetKind::varied && system.manager == PackageManager::windows ? all.first(kVariedWindows) : all;
}

int catalogue_entry(const OperatingSystem& system, std::string_view name) {
  const auto& patches = catalogue(system);
  for (std::size_t at = 0; at < patches.size(); ++at) {
    if (patches[at].name == name) return static_cast<int>(at);
  }
  CHECK(false);
  return 0;
}

std::vector<PatchRow> patch_rows(const Estate& estate, const Node& node, const PatchRecord& record) {
  const OperatingSystem& system = system_of(node);
  const Baseline* baseline = find_baseline(estate, record.baseline);
  const bool graded = baseline != nullptr && baseline->graded;
  std::vector<PatchRow> rows;
  for (const PatchLine& line : record.lines) {
    const CataloguePatch& patch = catalogue(system)[static_cast<std::size_t>(line.entry)];
    PatchRow row;
    row.title = title_of(system, patch);
    row.kb_id = kb_of(system, patch.name);
    row.classification = patch.classification;
    row.severity = patch.severity;
    row.state = line.state;
    if (line.state == "Missing" || line.state == "Failed") row.cves = patch.cves;
    if (line.state.starts_with("Installed")) row.installed = record.no_reboot_install.value_or(record.end);
    row.compliant = is_compliant_state(line.state);
    row.level = level_of(patch.severity, graded);
    if (line.state == "AvailableSecurityUpdate") {
      row.severity = "Unspecified";
      row.level = "UNSPECIFIED";
      row.compliant =
          baseline == nullptr || baseline->details.text("AvailableSecurityUpdatesComplianceStatus") != "NON_COMPLIANT";
    }
    rows.push_back(std::move(row));
  }
  add_installed(node, record, graded, rows);
  return rows;
}

int PatchCounters::non_compliant() const {
  int sum = 0;
  for (const int number : non_compliant_by_level) sum += number;
  return sum;
}

int PatchCounters::compliant() const {
  int sum = 0;
  for (const int number : compliant_by_level) sum += number;
  return sum;
}

PatchCounters count(const std::vector<PatchRow>& rows) {
  PatchCounters counters;
  for (const PatchRow& row : rows) {
    if (row.state == "Installed") ++counters.installed;
    if (row.state == "InstalledOther") ++counters.installed_other;
    if (row.state == "InstalledPendingReboot") ++counters.pending_reboot;
    if (row.state == "InstalledRejected") ++counters.rejected;
    if (row.state == "Missing") ++counters.missing;
    if (row.state == "Failed") ++counters.failed;
    if (row.state == "NotApplicable") ++counters.not_applicable;
    if (row.state == "AvailableSecurityUpdate") ++counters.available;
    if (!row.counts) continue;
    std::size_t level = 0;
    while (level < 5 && kLevels[level] != row.level) ++level;
    ++(row.compliant ? counters.compliant_by_level : counters.non_compliant_by_level)[level];
    if (row.compliant) continue;
    // What is critical and a security patch counts in both.
    const bool critical = row.level == "CRITICAL";
    const bool security = is_security(row.classification);
    if (critical) ++counters.critical;
    if (security) ++counters.security;
    if (!critical && !security) ++counters.other;
  }
  return counters;
}

std::string_view worst_level(const PatchCounters& counters) {
  for (std::size_t level = 0; level < kLevels.size(); ++level) {
    if (counters.non_compliant_by_level[level] > 0) return kLevels[level];
  }
  return "UNSPECIFIED";
}

const Baseline* find_baseline(const Estate& estate, std::string_view id) {
  for (const Baseline& baseline : estate.baselines) {
    if (baseline.id == id) return &baseline;
  }
  return nullptr;
}

}  // namespace patchtriage::simulate
