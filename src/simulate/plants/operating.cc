// The operating system's patching fails, or waits for a restart.
#include "base/check.h"
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

// The node's variant of the texts of its planted cause.
int text_of(const Node& node) {
  const std::vector<int> texts = texts_of(node.causes.front());
  CHECK(!texts.empty());
  return texts[static_cast<std::size_t>(node.variant) % texts.size()];
}

// The last install fails with the text; scans too where the text says so, and then the record is older than that.
void install_fails(Builder& builder, Node& node) {
  const int text = text_of(node);
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.use_system(node, failure.system);
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
  const int text = text_of(node);
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.use_system(node, failure.system);
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
  const int text = text_of(node);
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.use_system(node, failure.system);
  builder.cover(node);
  Builder::lines(node, "InstalledPendingReboot", {0, 1});
  node.troubles.push_back({.since = builder.now() - days(6), .code = failure.code, .output = text});
}

Plant failing(std::string_view slug, int variants, std::string_view mechanism) {
  return {slug, mechanism, "as recorded", variants, &install_fails};
}

}  // namespace

std::vector<Plant> operating() {
  return {
      {"pending-reboot/reboot-required", "its window installs with NoReboot; two patches wait for a restart",
       "non_compliant", 1, &reboot_required},
      failing("os-patch/dependency-conflict", 2, "dnf or apt can't resolve the update"),
      failing("os-patch/package-manager-lock", 2, "dpkg's or yum's lock is held at the install"),
      failing("os-patch/repo-unreachable", 2, "the repository's host times out or doesn't resolve; scans fail too"),
      failing("os-patch/repo-metadata", 2, "a vendor's repository answers 404 or a wrong hash; scans fail too"),
      failing("os-patch/disk-full", 2, "/boot is full at the install"),
      failing("os-patch/subscription", 2, "SLES or RHEL registration is gone; scans fail too"),
      failing("os-patch/python-missing", 2, "no Python that the payload can use; scans fail too"),
      failing("os-patch/windows-update-network", 2,
              "Windows Update times out or its TLS can't be verified; scans fail too"),
      failing("os-patch/gpg", 2, "key of a vendor's repository is missing"),
      failing("os-patch/held-or-excluded", 2, "apt hold or versionlock on the node"),
      failing("os-patch/eol-repo", 1, "the release is past its end and its repositories moved away; scans fail too"),
      failing("os-patch/permission", 2, "noexec mount (scans fail too) or a read-only file system"),
      failing("os-patch/out-of-memory", 2, "the package manager is killed or can't start; scans fail too"),
      failing("os-patch/component-store-corruption", 2, "Windows component store damaged"),
      failing("os-patch/unclassified", 2, "the install fails with an exit status and nothing else, or with no output"),
      {"pending-reboot/reboot-failed", "the restart after the install is inhibited; exit 3, two patches stay pending",
       "non_compliant", 1, &reboot_failed},
      {"pending-reboot/blocks-install", "Windows Update refuses until a restart (0x80240016)", "as recorded", 1,
       &install_fails},
      {"os-patch/report-upload-failed", "the role may not upload inventory: exit 149; scans fail too", "as recorded", 1,
       &upload_failed},
      {"os-patch/concurrent-run", "the window and a command by hand start within two minutes", "as recorded", 1,
       &concurrent_run},
      failing("os-patch/package-manager-interrupted", 1, "dpkg was interrupted; scans fail too"),
      failing("os-patch/rpmdb-corruption", 1, "rpm's database is broken; scans fail too"),
      failing("os-patch/s3-payload-access", 2, "the payload can't be downloaded: exit 156; scans fail too"),
      failing("os-patch/payload-extract", 1, "the payload can't be unpacked: exit 152"),
      failing("os-patch/selinux", 1, "SELinux enforces and denies rpm"),
      failing("os-patch/execution-timeout", 1,
              "the install hangs in a package script until the document's two hours end"),
      failing("os-patch/windows-update-service", 1, "wuauserv is disabled; scans fail too"),
      failing("os-patch/wsus", 1, "the configured WSUS can't be reached; scans fail too"),
      failing("os-patch/windows-install-failed", 1, "one update fails with 0x80070643"),
  };
}

}  // namespace patchtriage::simulate::plants
