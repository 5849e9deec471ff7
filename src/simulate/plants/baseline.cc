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
  node.troubles.push_back(
      {.since = Time::min(), .code = 1, .output = texts_of("baseline/rejected-dependency").front()});
}

void conflicting_scans(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  node.patch_group = "al2023-prod";
  node.profile = "patch-policy";
  builder.cover(node);
  builder.patch_policy(node, true, false);
  Builder::missing(node, 4);
}

// A text of the document which every run of it ends with.
void always_fails(Builder& builder, Node& node, std::string_view slug, Time since) {
  const std::vector<int> texts = texts_of(slug);
  const int text = texts[static_cast<std::size_t>(node.variant) % texts.size()];
  const FailureText& failure = failure_texts()[static_cast<std::size_t>(text)];
  builder.use_system(node, failure.system);
  node.troubles.push_back({.scans = true, .since = since, .code = failure.code, .output = text});
}

void override_access(Builder& builder, Node& node) {
  node.profile = "patch-policy-bare";
  const bool worked_before = node.variant == 0;
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
  always_fails(builder, node, "baseline/unsupported-os", Time::min());
  builder.cover(node);
  Builder::no_record(node);
}

void install_override_list(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::missing(node, 3);
  builder.install_by(node, builder.window("hotfix-weekly", [&](Window& wanted) {
    wanted.parameters.set("InstallOverrideList", Json::array({"s3://acme-patching/hotfix-2026-05.yaml"}));
  }));
}

}  // namespace

std::vector<Plant> baselines() {
  return {
      {"baseline/available-not-approved",
       "Windows; only a security update that its baseline has not approved yet and counts as non-compliant",
       "non_compliant", 1, &available_not_approved},
      {"baseline/rejected-installed", "telnet is installed, its baseline rejects and blocks it", "non_compliant", 1,
       &rejected_installed},
      {"baseline/conflicting-scans",
       "the daily scan with its patch group's baseline and a patch policy's scan an hour later overwrite each other",
       "non_compliant", 1, &conflicting_scans},
      {"baseline/override-access",
       "patch policy's node whose role may not read the override; 0: since six days, the record before has nothing "
       "missing; 1: from the start, so there is no record",
       "unknown", 2, &override_access},
      {"baseline/unsupported-os", "Amazon Linux 1 or Debian 10: every run ends with exit 146; no record", "unknown", 2,
       &unsupported_os},
      {"baseline/rejected-dependency",
       "openssl needs openssl-libs, which its baseline rejects and blocks: missing in every scan, fails in every "
       "install",
       "non_compliant", 1, &rejected_dependency},
      {"baseline/override-mismatch", "patch policy's override has no, or two, baselines for the system; no record",
       "unknown", 2, &override_mismatch},
      {"baseline/install-override-list", "its window installs a list of its own, scans go by the baseline",
       "non_compliant", 1, &install_override_list},
      {"baseline/snapshot-denied", "the role lacks ssm:GetDeployablePatchSnapshotForInstance since five days",
       "as recorded", 1, &snapshot_denied},
      {"baseline/snapshot-unavailable", "the snapshot can't be read since five days", "as recorded", 1,
       &snapshot_unavailable},
  };
}

}  // namespace patchtriage::simulate::plants
