// The operating system's patching fails, or waits for a restart.
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

// The last install fails with the text; scans too where the text says so, and then the record is older than that.
void install_fails(Builder& builder, Node& node) {
  const int text = text_of(builder, node, node.causes.front());
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.cover(node);
  Builder::missing(node, 3);
  const Time since = builder.now() - (failure.scans ? days(5) : days(6));
  node.troubles.push_back({.scans = failure.scans,
                           .since = since,
                           .details = std::string(failure.details),
                           .code = failure.code,
                           .output = text});
  if (failure.scans) Builder::record_from_before(node, since);
}

void concurrent_run(Builder& builder, Node& node) {
  const int text = text_of(builder, node, node.causes.front());
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const Time ran = builder.last_install(1) - hours(3);
  builder.install_by(node, builder.window("doubled-weekly", [&](Window& wanted) { wanted.schedule = weekly_at(ran); }));
  builder.send_by_hand(node, ran + seconds(70), "Install", "release day");
  node.troubles.push_back({.since = ran - hours(1), .code = failure.code, .output = text});
}

void upload_failed(Builder& builder, Node& node) {
  node.profile = "no-inventory";
  install_fails(builder, node);
}

void reboot_required(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::lines(node, "InstalledPendingReboot", {0, 1});
  builder.install_by(node, builder.window("quiet-weekly", [&](Window& wanted) {
    wanted.parameters.set("RebootOption", Json::array({"NoReboot"}));
    wanted.schedule = weekly_at(builder.last_install(1) - hours(2));
  }));
}

void reboot_failed(Builder& builder, Node& node) {
  const int text = text_of(builder, node, node.causes.front());
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.cover(node);
  Builder::lines(node, "InstalledPendingReboot", {0, 1});
  node.troubles.push_back({.since = builder.now() - days(6), .code = failure.code, .output = text});
}

// The last install was an automation's, or that of a window with hooks, and fails with the text.
void by_automation(Builder& builder, Node& node) {
  const int text = text_of(builder, node, node.causes.front());
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const Time ran = builder.now() - hours(50);
  builder.automate(node, ran, node.variant % 2 == 0 ? "AWS-PatchInstanceWithRollback" : "AWS-PatchAsgInstance");
  node.troubles.push_back(
      {.since = ran, .details = std::string(failure.details), .code = failure.code, .output = text});
}

void with_hooks(Builder& builder, Node& node, bool in_hook) {
  const int text = text_of(builder, node, node.causes.front());
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const std::string key = in_hook ? "agent-first-weekly" : "drained-weekly";
  builder.install_by(node, builder.window(key, [&](Window& wanted) {
    wanted.document = "AWS-RunPatchBaselineWithHooks";
    wanted.parameters.set("PreInstallHookDocName", Json::array({in_hook ? "AWS-UpdateSSMAgent" : "acme-drain"}));
    wanted.schedule = weekly_at(builder.last_install(1) - hours(in_hook ? 7 : 8));
  }));
  node.troubles.push_back({.since = builder.now() - days(6), .code = failure.code, .output = text, .in_hook = in_hook});
}

void install_with_hooks(Builder& builder, Node& node) { with_hooks(builder, node, false); }
void hook_fails(Builder& builder, Node& node) { with_hooks(builder, node, true); }

// One variant for each of the cause's texts.
Plant failing(std::string_view slug, std::string_view mechanism, void (*apply)(Builder&, Node&) = &install_fails) {
  return {slug, mechanism, "as recorded", static_cast<int>(texts_of(slug).size()), apply};
}

}  // namespace

std::vector<Plant> operating() {
  return {
      {"pending-reboot/reboot-required", "its window installs with NoReboot; two patches wait for a restart",
       "non_compliant", 1, &reboot_required},
      failing("os-patch/dependency-conflict", "the package manager can't resolve the update"),
      failing("os-patch/package-manager-lock", "the package manager's lock is held at the install"),
      failing("os-patch/repo-unreachable", "the repository's host times out or doesn't resolve; scans fail too"),
      failing("os-patch/repo-metadata", "a vendor's repository answers 404 or something wrong; scans fail too"),
      failing("os-patch/disk-full", "a file system is full at the install"),
      failing("os-patch/subscription", "SLES or RHEL registration is gone; scans fail too"),
      failing("os-patch/python-missing", "no Python that the payload can use; scans fail too"),
      failing("os-patch/windows-update-network",
              "Windows Update times out or its TLS can't be verified; scans fail too"),
      failing("os-patch/gpg", "key of a vendor's repository is missing, expired or wrong"),
      failing("os-patch/held-or-excluded", "apt hold, versionlock or zypper lock on the node"),
      failing("os-patch/eol-repo", "the release is past its end and its repositories moved away; scans fail too"),
      failing("os-patch/permission", "noexec mount (scans fail too) or a read-only file system"),
      failing("os-patch/out-of-memory", "the package manager is killed or can't start; scans fail too"),
      failing("os-patch/component-store-corruption", "Windows component store damaged"),
      failing("os-patch/unclassified", "the install fails with an exit status and nothing else, or with no output"),
      {"pending-reboot/reboot-failed", "the restart after the install doesn't happen; exit 3, two patches stay pending",
       "non_compliant", static_cast<int>(texts_of("pending-reboot/reboot-failed").size()), &reboot_failed},
      failing("pending-reboot/blocks-install", "Windows Update refuses until a restart"),
      failing("os-patch/report-upload-failed", "inventory can't be uploaded: exit 149; scans fail too", &upload_failed),
      failing("os-patch/concurrent-run", "the window and a command by hand start within two minutes", &concurrent_run),
      failing("os-patch/package-manager-interrupted", "dpkg was interrupted; scans fail too"),
      failing("os-patch/rpmdb-corruption", "rpm's database is broken; scans fail too"),
      failing("os-patch/s3-payload-access", "the payload can't be downloaded: exit 156; scans fail too"),
      failing("os-patch/payload-extract", "the payload can't be unpacked: exit 152 or 155"),
      failing("os-patch/selinux", "SELinux enforces and denies rpm or dnf"),
      failing("os-patch/execution-timeout", "the install hangs in a package script until the document's two hours end"),
      failing("os-patch/windows-update-service", "wuauserv is disabled; scans fail too"),
      failing("os-patch/wsus", "the configured WSUS can't be reached; scans fail too"),
      failing("os-patch/windows-install-failed", "one update fails"),
      failing("agent/worker-failure", "the agent's document worker is killed during the install"),
      failing("agent/resource-exhausted", "no inotify watches or inodes for the agent's own files; scans fail too"),
      failing("agent/registration-state", "cloned, so that the stored registration doesn't fit; scans fail too"),
      failing("agent/update-failed", "its window's hook updates the agent before the install, and fails", &hook_fails),
      failing("ssm-reachability/proxy-or-tls", "an inspecting proxy between the document and the endpoints; scans too"),
      failing("ssm-reachability/credential-expired", "its clock is off, or its credentials are old; scans fail too"),
      failing("ssm-reachability/imds-unreachable",
              "a host firewall keeps the payload from the metadata; scans fail too"),
      failing("ssm-reachability/dns-failure", "its own resolver lost the endpoints' names; scans fail too"),
      failing("ssm-reachability/endpoint-unreachable", "a host firewall drops the payload's calls; scans fail too"),
      failing("os-patch/package-manager-lock", "the same, in an automation's run", &by_automation),
      failing("os-patch/disk-full", "the same, in an automation's run", &by_automation),
      failing("os-patch/dependency-conflict", "the same, in AWS-RunPatchBaselineWithHooks", &install_with_hooks),
  };
}

}  // namespace patchtriage::simulate::plants
