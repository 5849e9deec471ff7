#include "investigate/remedy.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::remedies {
namespace {

// Causes that a text or several mechanisms lead to, and the remedy of the mechanism that clears them.
constexpr std::pair<std::string_view, std::string_view> kBySlug[] = {
    {"agent/not-running", "agent.not-installed-or-stopped"},
    {"agent/outdated", "agent.outdated"},
    {"agent/registration-state", "agent.registration-lost"},
    {"agent/resource-exhausted", "os-patch/disk-full"},
    {"agent/update-failed", "agent.outdated"},
    {"agent/worker-failure", "agent.not-installed-or-stopped"},
    {"baseline/override-access", "identity.patch-policy-s3"},
    {"baseline/rejected-dependency", "baseline.rejected-blocks"},
    {"baseline/rejected-installed", "baseline.rejected-blocks"},
    {"baseline/snapshot-denied", "identity.role-permissions"},
    {"baseline/snapshot-unavailable", "os-patch/s3-payload-access"},
    {"baseline/unsupported-os", "os.unsupported"},
    {"os-patch/eol-repo", "os.unsupported"},
    {"os-patch/windows-update-network", "os-patch/repo-unreachable"},
    {"pending-reboot/blocks-install", "pending-reboot"},
    {"pending-reboot/reboot-required", "pending-reboot"},
    {"ssm-reachability/credential-expired", "agent.clock-skew"},
    {"ssm-reachability/dns-failure", "network.dns"},
    {"ssm-reachability/endpoint-unreachable", "network.no-endpoints"},
    {"ssm-reachability/imds-unreachable", "identity.imds-disabled"},
    {"ssm-reachability/instance-stopped", "state.stopped"},
    {"ssm-reachability/node-offline", "agent.not-installed-or-stopped"},
    {"ssm-reachability/not-managed", "agent.not-installed-or-stopped"},
    {"ssm-reachability/proxy-or-tls", "agent.proxy-or-tls"},
    {"ssm-reachability/role-denied", "identity.role-permissions"},
    {"ssm-reachability/role-missing", "identity.no-profile-no-dhmc"},
    {"targeting/instance-stopped", "window.offline-at-window"},
    {"targeting/max-errors-stopped", "targeting.excluded-by-maxerrors"},
    {"targeting/no-match", "targeting.tag-mismatch"},
    {"targeting/window-skipped", "window.cutoff-too-early"},
};

const Remedy* remedy_by_slug(std::string_view slug) {
  for (const auto& [cause, remedy] : kBySlug) {
    if (cause == slug) return find(remedy);
  }
  return nullptr;
}

const Remedy* remedy_of_signature(std::string_view id) {
  const auto found = std::ranges::find(signatures::all(), id, &signatures::Signature::id);
  if (found == signatures::all().end()) return nullptr;
  return find(found->remedy.value_or(found->id));
}

const Remedy* choose(const Cause& cause) {
  if (const Remedy* remedy = find(cause.mechanism)) return remedy;
  if (const Remedy* remedy = find(cause.slug())) return remedy;
  if (const Remedy* remedy = remedy_by_slug(cause.slug())) return remedy;
  if (const Remedy* remedy = remedy_of_signature(cause.rule)) return remedy;
  const rules::Rule* rule = rules::find(cause.rule);
  if (rule != nullptr && rule->remedy.empty()) return nullptr;
  if (const Remedy* remedy = rule == nullptr ? nullptr : find(rule->remedy)) return remedy;
  return find(cause.category == "os-patch" ? "os-failure" : "look-at-node");
}

}  // namespace

const Remedy* find(std::string_view id) {
  const auto found = std::ranges::find(all(), id, &Remedy::id);
  return found == all().end() ? nullptr : &*found;
}

Remediation remediate(const RuleFacts& facts, const Cause& cause) {
  const Remedy* remedy = choose(cause);
  if (remedy == nullptr) {
    Remediation nothing;
    nothing.summary = "Nothing is to be done.";
    nothing.target = facts.node.key.instance_id;
    return nothing;
  }
  Remediation result = remedy->evaluate(facts, cause);
  result.path = remedy->id;
  if (result.target.empty()) result.target = facts.node.key.instance_id;
  if (result.title.empty()) result.title = remedy->title;
  return result;
}

}  // namespace patchtriage::remedies
