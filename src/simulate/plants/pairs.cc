// Two things at once: the deepest by the reference's precedence is the cause, the other contributes.
#include "simulate/network.h"
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Default Host Management would step in for a missing or refused role: what is without a role there is without a
// metadata service instead, which nothing stands in for.
bool role_is_moot(Builder& builder) { return builder.estate().default_host_management; }

void lose_role(Builder& builder, Node& node, const char* profile, const char* blocker) {
  if (role_is_moot(builder)) {
    node.metadata_service = false;
    node.causes.front() = "ssm-reachability/imds-unreachable";
    node.blockers.insert(node.blockers.begin(), "identity.imds-disabled");
    return;
  }
  node.profile = profile;
  node.blockers.insert(node.blockers.begin(), blocker);
}

void shut_in(Builder& builder, Node& node) {
  builder.place(node, Placement::interior);
  node.groups = {closed_egress_group(builder.estate())};
  node.blockers = {"network.instance-sg-egress"};
}

void no_role_and_no_egress(Builder& builder, Node& node) {
  node.causes.emplace_back("ssm-reachability/endpoint-unreachable");
  shut_in(builder, node);
  lose_role(builder, node, "", "identity.no-profile-no-dhmc");
  builder.cover(node);
  builder.never_registered(node);
}

void refused_role_and_no_replies(Builder& builder, Node& node) {
  node.causes.emplace_back("ssm-reachability/endpoint-unreachable");
  builder.place_broken(node, "no-replies");
  node.blockers = {"network.nacl"};
  lose_role(builder, node, "bounded-app", "identity.role-permissions");
  builder.cover(node);
  builder.never_registered(node);
}

void no_metadata_and_no_route(Builder& builder, Node& node) {
  node.causes.emplace_back("ssm-reachability/endpoint-unreachable");
  builder.place_broken(node, "no-route");
  node.metadata_service = false;
  node.blockers = {"identity.imds-disabled", "network.no-route"};
  builder.cover(node);
  builder.never_registered(node);
}

// Its profile has no role, and nothing is scheduled to patch it.
void no_role_and_no_coverage(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/no-coverage");
  lose_role(builder, node, "orphan", "identity.profile-without-role");
  builder.never_registered(node);
}

void stopped_and_no_role(Builder& builder, Node& node) {
  builder.place(node, Placement::interior);
  builder.cover(node);
  Builder::missing(node, 3);
  builder.stopped(node, days(15), "User initiated");
  if (!role_is_moot(builder)) {
    node.causes.emplace_back("ssm-reachability/role-missing");
    node.profile.clear();
    node.blockers = {"identity.no-profile-no-dhmc"};
  } else {
    node.causes.emplace_back("ssm-reachability/imds-unreachable");
    node.metadata_service = false;
    node.blockers = {"identity.imds-disabled"};
  }
}

void stopped_and_scan_only(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/scan-only");
  builder.place(node, Placement::interior);
  builder.scan_daily(node);
  Builder::missing(node, 3);
  builder.stopped(node, days(10), "User initiated");
}

void impaired_and_no_route(Builder& builder, Node& node) {
  node.causes.emplace_back("ssm-reachability/endpoint-unreachable");
  builder.place_broken(node, "no-route");
  builder.cover(node);
  Builder::missing(node, 2);
  builder.lost_heartbeat(node, days(4));
  node.impaired = true;
  node.impaired_since = node.offline_since;
  node.blockers = {"state.impaired", "network.no-route"};
}

void silent_and_no_coverage(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/no-coverage");
  builder.place(node, Placement::interior);
  Builder::missing(node, 3);
  builder.lost_heartbeat(node, days(5));
  node.blockers = {"agent.not-installed-or-stopped"};
}

void silent_and_near_miss(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/no-match");
  builder.place(node, Placement::interior);
  builder.scan_daily(node);
  Builder::tag(node, "PatchWindow", "PROD-WEEKLY");
  Builder::missing(node, 3);
  builder.lost_heartbeat(node, days(5));
  node.blockers = {"agent.not-installed-or-stopped"};
}

void old_agent_and_no_coverage(Builder& builder, Node& node) {
  (void)builder;
  node.causes.emplace_back("targeting/no-coverage");
  node.agent = "2.0.790.0";
  node.agent_latest = false;
  node.blockers = {"agent.outdated"};
  Builder::no_record(node);
}

void unsupported_and_scan_only(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/scan-only");
  const int text = text_of(builder, node, "baseline/unsupported-os");
  node.troubles.push_back({.scans = true,
                           .since = Time::min(),
                           .code = failure_texts()[static_cast<std::size_t>(text)].code,
                           .output = text});
  builder.scan_daily(node);
  Builder::no_record(node);
}

void owned_and_near_miss(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/no-match");
  builder.use_system(node, "al2023");
  builder.place(node, Placement::interior);
  Builder::tag(node, "aws:eks:cluster-name", "prod");
  Builder::tag(node, "eks:nodegroup-name", "general");
  node.managed_by = "eks.amazonaws.com";
  Builder::tag(node, "PatchWindow", "prod-Weekly");
  builder.scan_daily(node);
  Builder::missing(node, 2);
}

// The install's text, once.
void last_install_fails(Builder& builder, Node& node, std::string_view slug) {
  const int text = text_of(builder, node, slug);
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  node.troubles.push_back({.since = builder.now() - days(6), .code = failure.code, .output = text});
}

void full_disk_and_restart(Builder& builder, Node& node) {
  node.causes.emplace_back("pending-reboot/reboot-required");
  last_install_fails(builder, node, "os-patch/disk-full");
  builder.cover(node);
  Builder::missing(node, 3);
  Builder::lines(node, "InstalledPendingReboot", {4});
}

void lock_and_rejected(Builder& builder, Node& node) {
  node.causes.emplace_back("baseline/rejected-installed");
  node.variant = 3;  // a text of Red Hat's
  last_install_fails(builder, node, "os-patch/package-manager-lock");
  node.variant = 0;
  builder.use_system(node, "rhel9");
  node.patch_group = "rhel-locked";
  builder.cover(node);
  Builder::lines(node, "Missing", {0, 1});
  Builder::lines(node, "InstalledRejected", {10});
}

void overwritten_and_conflict(Builder& builder, Node& node) {
  node.causes.emplace_back("os-patch/dependency-conflict");
  last_install_fails(builder, node, "os-patch/dependency-conflict");
  node.profile = "patch-policy";
  builder.cover(node);
  builder.patch_policy(node, true, false);
  Builder::missing(node, 4);
}

void overwritten_and_restart(Builder& builder, Node& node) {
  node.causes.emplace_back("pending-reboot/reboot-required");
  builder.use_system(node, "al2023");
  node.profile = "patch-policy";
  builder.cover(node);
  builder.patch_policy(node, true, false);
  Builder::missing(node, 2);
  Builder::lines(node, "InstalledPendingReboot", {4});
}

void restart_and_scan_only(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/scan-only");
  builder.scan_daily(node);
  builder.send_by_hand(node, builder.now() - days(4), "Install", "by hand, once");
  Builder::missing(node, 2);
  Builder::lines(node, "InstalledPendingReboot", {4});
}

// The window was switched off, and what is installed should not be.
void skipped_and_rejected(Builder& builder, Node& node) {
  node.causes.emplace_back("baseline/rejected-installed");
  builder.use_system(node, "rhel9");
  node.patch_group = "rhel-locked";
  builder.scan_daily(node);
  Builder::lines(node, "Missing", {0, 1});
  Builder::lines(node, "InstalledRejected", {10});
  builder.install_by(node, builder.window("paused-weekly", [&](Window& wanted) {
    wanted.enabled = false;
    wanted.until = builder.now() - days(24);
  }));
}

void off_at_window_and_override_list(Builder& builder, Node& node) {
  node.causes.emplace_back("baseline/install-override-list");
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const Time ran = builder.last_install(1) - hours(9);
  builder.install_by(node, builder.window("listed-weekend", [&](Window& wanted) {
    wanted.schedule = weekly_at(ran);
    wanted.parameters.set("InstallOverrideList", Json::array({"s3://acme-patching/weekend.yaml"}));
  }));
  for (int week = 0; week < 5; ++week) {
    node.offline_spells.emplace_back(ran - days(7 * week) - hours(14), ran - days(7 * week) + hours(6));
  }
  node.launched = ran + hours(6);
}

void near_miss_and_rejected(Builder& builder, Node& node) {
  node.causes.emplace_back("baseline/rejected-installed");
  builder.use_system(node, "rhel9");
  node.patch_group = "rhel-locked";
  builder.scan_daily(node);
  Builder::lines(node, "Missing", {0, 1});
  Builder::lines(node, "InstalledRejected", {10});
  Builder::tag(node, "patchwindow", "prod-weekly");
}

void failed_and_skipped_since(Builder& builder, Node& node) {
  node.causes.emplace_back("targeting/window-skipped");
  const int text = text_of(builder, node, "os-patch/gpg");
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  node.troubles.push_back({.since = builder.now() - days(29), .code = failure.code, .output = text});
  builder.scan_daily(node);
  Builder::missing(node, 3);
  builder.install_by(node, builder.window("overrun-weekly", [&](Window& wanted) {
    wanted.fate = "SKIPPED_OVERLAPPING";
    wanted.fated = 1;
    wanted.schedule = weekly_at(builder.last_install(2) - hours(3));
  }));
}

}  // namespace

std::vector<Plant> pairs() {
  return {
      {"ssm-reachability/role-missing", "no instance profile, and its group lets nothing out", "unknown", 1,
       &no_role_and_no_egress},
      {"ssm-reachability/role-denied", "the boundary refuses, and the network ACL lets no replies in", "unknown", 1,
       &refused_role_and_no_replies},
      {"ssm-reachability/imds-unreachable", "the metadata service is off, and the subnet has no way out", "unknown", 1,
       &no_metadata_and_no_route},
      {"ssm-reachability/role-missing", "the profile has no role, and no schedule aims at it", "unknown", 1,
       &no_role_and_no_coverage},
      {"ssm-reachability/instance-stopped", "stopped, and without a profile (or metadata service)", "as recorded", 1,
       &stopped_and_no_role},
      {"ssm-reachability/instance-stopped", "stopped, and only scanned when it runs", "as recorded", 1,
       &stopped_and_scan_only},
      {"ssm-reachability/node-offline", "its status check fails, and its route went away", "as recorded", 1,
       &impaired_and_no_route},
      {"agent/not-running", "its agent is silent, and no schedule aims at it", "as recorded", 1,
       &silent_and_no_coverage},
      {"agent/not-running", "its agent is silent, and its window's tag is misspelt", "as recorded", 1,
       &silent_and_near_miss},
      {"agent/outdated", "the agent is too old, and no schedule aims at it", "unknown", 1, &old_agent_and_no_coverage},
      {"baseline/unsupported-os", "unsupported, and only scanned", "unknown", 3, &unsupported_and_scan_only},
      {"targeting/service-managed", "node of an EKS node group, and its window's tag is misspelt", "non_compliant", 1,
       &owned_and_near_miss},
      {"os-patch/disk-full", "the install finds no space, and an earlier one waits for a restart", "non_compliant",
       static_cast<int>(texts_of("os-patch/disk-full").size()), &full_disk_and_restart},
      {"os-patch/package-manager-lock", "the lock is held at the install, and a rejected package is installed",
       "non_compliant", 1, &lock_and_rejected},
      {"baseline/conflicting-scans", "two scans overwrite each other, and the install can't be resolved",
       "non_compliant", static_cast<int>(texts_of("os-patch/dependency-conflict").size()), &overwritten_and_conflict},
      {"baseline/conflicting-scans", "two scans overwrite each other, and patches wait for a restart", "non_compliant",
       1, &overwritten_and_restart},
      {"pending-reboot/reboot-required", "patches wait for a restart, others are missing and nothing is scheduled",
       "non_compliant", 1, &restart_and_scan_only},
      {"targeting/window-skipped", "its window was disabled, and a rejected package is installed", "non_compliant", 1,
       &skipped_and_rejected},
      {"targeting/instance-stopped", "off whenever its window runs, which installs a list of its own", "non_compliant",
       1, &off_at_window_and_override_list},
      {"targeting/no-match", "key of its window's tag in other letter case, and a rejected package is installed",
       "non_compliant", 1, &near_miss_and_rejected},
      {"os-patch/gpg", "the install failed by a key, and since then the window was skipped as overlapping",
       "non_compliant", static_cast<int>(texts_of("os-patch/gpg").size()), &failed_and_skipped_since},
  };
}

}  // namespace patchtriage::simulate::plants
