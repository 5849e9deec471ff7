#include "investigate/taxonomy_for_test.h"

#include <algorithm>
#include <array>

namespace patchtriage {
namespace {

constexpr std::string_view kSlugs[] = {
    "agent/---",
    "agent/not-running",
    "agent/outdated",
    "agent/registration-state",
    "agent/resource-exhausted",
    "agent/update-failed",
    "agent/worker-failure",
    "baseline/---",
    "baseline/available-not-approved",
    "baseline/conflicting-scans",
    "baseline/install-override-list",
    "baseline/override-access",
    "baseline/override-mismatch",
    "baseline/rejected-dependency",
    "baseline/rejected-installed",
    "baseline/snapshot-denied",
    "baseline/snapshot-unavailable",
    "baseline/unsupported-os",
    "inconclusive/insufficient-access",
    "inconclusive/stale-data",
    "inconclusive/unknown",
    "none/awaiting-window",
    "none/compliant-now",
    "none/success",
    "os-patch/---",
    "os-patch/component-store-corruption",
    "os-patch/concurrent-run",
    "os-patch/dependency-conflict",
    "os-patch/disk-full",
    "os-patch/eol-repo",
    "os-patch/execution-timeout",
    "os-patch/gpg",
    "os-patch/held-or-excluded",
    "os-patch/out-of-memory",
    "os-patch/package-manager-interrupted",
    "os-patch/package-manager-lock",
    "os-patch/payload-extract",
    "os-patch/permission",
    "os-patch/python-missing",
    "os-patch/repo-metadata",
    "os-patch/repo-unreachable",
    "os-patch/report-upload-failed",
    "os-patch/rpmdb-corruption",
    "os-patch/s3-payload-access",
    "os-patch/selinux",
    "os-patch/subscription",
    "os-patch/unclassified",
    "os-patch/windows-install-failed",
    "os-patch/windows-update-network",
    "os-patch/windows-update-service",
    "os-patch/wsus",
    "pending-reboot/---",
    "pending-reboot/blocks-install",
    "pending-reboot/reboot-failed",
    "pending-reboot/reboot-required",
    "ssm-reachability/---",
    "ssm-reachability/credential-expired",
    "ssm-reachability/dns-failure",
    "ssm-reachability/endpoint-unreachable",
    "ssm-reachability/imds-unreachable",
    "ssm-reachability/instance-stopped",
    "ssm-reachability/node-offline",
    "ssm-reachability/not-managed",
    "ssm-reachability/proxy-or-tls",
    "ssm-reachability/role-denied",
    "ssm-reachability/role-missing",
    "targeting/---",
    "targeting/instance-stopped",
    "targeting/max-errors-stopped",
    "targeting/no-coverage",
    "targeting/no-match",
    "targeting/platform-mismatch",
    "targeting/scan-only",
    "targeting/service-managed",
    "targeting/window-skipped",
};

constexpr std::string_view kNeverBlocked[] = {
    "ssm-reachability/instance-stopped", "baseline/unsupported-os", "inconclusive/stale-data",
    "inconclusive/insufficient-access",  "inconclusive/unknown",    "os-patch/eol-repo-by-date"};

}  // namespace

bool is_slug_of_taxonomy(std::string_view slug) { return std::ranges::find(kSlugs, slug) != std::end(kSlugs); }

bool can_be_blocked(std::string_view rule_id) {
  return std::ranges::find(kNeverBlocked, rule_id) == std::end(kNeverBlocked);
}

}  // namespace patchtriage
