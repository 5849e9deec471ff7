// What should be patched could not be decided, or was decided against.
#include "simulate/outputs.h"
#include "simulate/patches.h"
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;

void available_not_approved(Builder& builder, Node& node) {
  builder.use_system(node, "windows2019");
  node.patch_group = "windows-prod";
  builder.cover(node);
  Builder::lines(node, "AvailableSecurityUpdate", {1});
}

void rejected_installed(Builder& builder, Node& node) {
  builder.use_system(node, "rhel9");
  node.patch_group = "rhel-locked";
  builder.cover(node);
  Builder::lines(node, "InstalledRejected", {catalogue_entry(system_of(node), "telnet")});
}

void rejected_dependency(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  node.patch_group = "al2023-pinned";
  builder.cover(node);
  Builder::lines(node, "Missing", {catalogue_entry(system_of(node), "openssl")});
  // Some payloads leave out what they may not install, and end well.
  if (node.variant == 1) return;
  node.troubles.push_back(
      {.since = Time::min(), .code = 1, .output = texts_of("baseline/rejected-dependency").front()});
}

void conflicting_scans(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  node.patch_group = "al2023-prod";
  node.profile = "patch-policy";
  Builder::missing(node, 4);
  if (node.variant == 1) {
    builder.scan_daily(node);
    builder.install_by(node, builder.window("override-weekly", [&](Window& wanted) {
      wanted.parameters.set("BaselineOverride", Json::array({"s3://acme-patching/baselines.json"}));
    }));
    return;
  }
  builder.cover(node);
  builder.patch_policy(node, true, false);
}

// A text of the document which every run of it ends with.
void always_fails(Builder& builder, Node& node, std::string_view slug, Time since) {
  const int text = text_of(builder, node, slug);
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  node.troubles.push_back({.scans = true, .since = since, .code = failure.code, .output = text});
}

void override_access(Builder& builder, Node& node) {
  node.profile = "patch-policy-bare";
  const bool worked_before = node.variant % 2 == 0;
  const Time since = worked_before ? builder.now() - days(6) : Time::min();
  always_fails(builder, node, "baseline/override-access", since);
  builder.patch_policy(node, true, true);
  if (worked_before) {
    // Nothing is missing by the old record, but a policy's node is as compliant as its association.
    Builder::record_from_before(node, since);
    node.status = "non_compliant";
  } else {
    Builder::no_record(node);
  }
}

void override_mismatch(Builder& builder, Node& node) {
  node.profile = "patch-policy";
  always_fails(builder, node, "baseline/override-mismatch", Time::min());
  builder.patch_policy(node, true, true);
  Builder::no_record(node);
}

void snapshot_denied(Builder& builder, Node& node) {
  node.profile = "no-snapshot";
  const Time since = builder.now() - days(5);
  always_fails(builder, node, "baseline/snapshot-denied", since);
  builder.cover(node);
  Builder::missing(node, 2);
  Builder::record_from_before(node, since);
}

void snapshot_unavailable(Builder& builder, Node& node) {
  const Time since = builder.now() - days(5);
  always_fails(builder, node, "baseline/snapshot-unavailable", since);
  builder.cover(node);
  Builder::missing(node, 2);
  Builder::record_from_before(node, since);
}

void unsupported_os(Builder& builder, Node& node) {
  if (node.variant == 3) {
    builder.use_system(node, "freebsd");
    node.blockers = {"os.unsupported"};
    builder.cover(node);
    builder.never_registered(node);
    return;
  }
  always_fails(builder, node, "baseline/unsupported-os", Time::min());
  builder.cover(node);
  Builder::no_record(node);
}

void install_override_list(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::missing(node, 3);
  if (node.variant == 1) {
    builder.scan_by(node, builder.association("hotfix-install", [&](Association& wanted) {
      wanted.target_key = "tag:Hotfix";
      wanted.target_values = {"on"};
      wanted.schedule = weekly_at(builder.last_install(2) + std::chrono::hours(1));
      wanted.parameters.set("Operation", Json::array({"Install"}));
      wanted.parameters.set("InstallOverrideList", Json::array({"https://lists.acme.example/hotfix.yaml"}));
    }));
    return;
  }
  builder.install_by(node, builder.window("hotfix-weekly", [&](Window& wanted) {
    wanted.parameters.set("InstallOverrideList", Json::array({"s3://acme-patching/hotfix-2026-05.yaml"}));
  }));
}

int count_of(std::string_view slug) { return static_cast<int>(texts_of(slug).size()); }

}  // namespace

std::vector<Plant> baselines() {
  return {
      {"baseline/available-not-approved",
       "Windows; only a security update that its baseline has not approved yet and counts as non-compliant",
       "non_compliant", 1, &available_not_approved},
      {"baseline/rejected-installed", "telnet is installed, its baseline rejects and blocks it", "non_compliant", 1,
       &rejected_installed},
      {"baseline/conflicting-scans",
       "0: the daily scan with its patch group's baseline and a patch policy's scan an hour later overwrite each "
       "other; "
       "1: its window installs by a baseline override",
       "non_compliant", 2, &conflicting_scans},
      {"baseline/override-access",
       "patch policy's node whose role may not read the override; even: since six days, the record before has nothing "
       "missing; odd: from the start, so there is no record",
       "unknown", count_of("baseline/override-access"), &override_access},
      {"baseline/unsupported-os",
       "Amazon Linux 1, Debian 10 or SLES 12: every run ends with exit 146; no record; 3: FreeBSD, for which there is "
       "no "
       "agent",
       "unknown", count_of("baseline/unsupported-os") + 1, &unsupported_os},
      {"baseline/rejected-dependency",
       "openssl needs openssl-libs, which its baseline rejects and blocks: missing in every scan; 0: fails in every "
       "install; 1: is left out of every install",
       "non_compliant", 2, &rejected_dependency},
      {"baseline/override-mismatch", "patch policy's override has no, or two, baselines for the system; no record",
       "unknown", count_of("baseline/override-mismatch"), &override_mismatch},
      {"baseline/install-override-list",
       "scans go by the baseline; 0: its window, 1: its association installs a list of its own", "non_compliant", 2,
       &install_override_list},
      {"baseline/snapshot-denied", "the role lacks ssm:GetDeployablePatchSnapshotForInstance since five days",
       "as recorded", count_of("baseline/snapshot-denied"), &snapshot_denied},
      {"baseline/snapshot-unavailable", "the snapshot can't be read since five days", "as recorded",
       count_of("baseline/snapshot-unavailable"), &snapshot_unavailable},
  };
}

}  // namespace patchtriage::simulate::plants
