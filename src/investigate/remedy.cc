#include "investigate/remedy.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "investigate/replacement_steps.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::remedies {
namespace {

// Causes that a text or several mechanisms lead to, and the remedy of the mechanism that clears them.
constexpr std::pair<std::string_view, std::string_view> kBySlug[] = {
    {"agent/not-running", "agent.not-installed-or-stopped"},
    {"agent/outdated", "agent.outdated"},
    {"agent/registration-state", "agent.registration-lost"},
    {"baseline/override-access", "identity.patch-policy-s3"},
    {"baseline/rejected-dependency", "baseline.rejected-blocks"},
    {"baseline/rejected-installed", "baseline.rejected-blocks"},
    {"baseline/snapshot-denied", "identity.role-permissions"},
    {"baseline/snapshot-unavailable", "os-patch/s3-payload-access"},
    {"baseline/unsupported-os", "os.unsupported"},
    {"none/awaiting-window", "awaiting-window"},
    {"pending-reboot/blocks-install", "pending-reboot"},
    {"pending-reboot/reboot-required", "pending-reboot"},
    {"ssm-reachability/credential-expired", "agent.clock-skew"},
    {"ssm-reachability/dns-failure", "network.dns"},
    {"ssm-reachability/endpoint-unreachable", "network.no-endpoints"},
    {"ssm-reachability/instance-stopped", "state.stopped"},
    {"ssm-reachability/node-offline", "agent.not-installed-or-stopped"},
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
  if (cause.category == "none") return nullptr;
  const rules::Rule* rule = rules::find(cause.rule);
  if (rule != nullptr && rule->remedy.empty()) return nullptr;
  if (const Remedy* remedy = rule == nullptr ? nullptr : find(rule->remedy)) return remedy;
  return find(cause.category == "os-patch" ? "os-failure" : "look-at-node");
}

// Of an instance that is replaced rather than mended the diagnosis stays, and the replacement takes the fix's place.
Remediation replaced_instead(const RuleFacts& facts, const Cause& cause, Remediation in_place) {
  const Replacer::Kind kind = replacer_of(facts).kind;
  if (kind == Replacer::Kind::none) return in_place;
  const Remedy* replacement = find(is_service(kind) ? "os.service-managed" : "os.auto-scaling");
  CHECK(replacement != nullptr);
  Remediation result = replacement->evaluate(facts, cause);
  result.path = replacement->id;
  result.summary += " In the new image: " + in_place.summary;
  std::vector<RemedyStep> steps;
  for (RemedyStep& each : in_place.steps) {
    if (each.purpose == RemedyStep::Purpose::diagnose) steps.push_back(std::move(each));
  }
  for (RemedyStep& each : result.steps) steps.push_back(std::move(each));
  result.steps = std::move(steps);
  return result;
}

// The same with its target and title where the remedy leaves them to the instance, and its steps by their purpose.
Remediation completed(const RuleFacts& facts, const Remedy& remedy, Remediation result) {
  const std::string& id = facts.node.key.instance_id;
  if (result.target.empty()) result.target = id;
  if (!result.change.empty()) result.title = replace_all(result.change, "{}", id);
  if (result.title.empty()) result.title = remedy.title;
  result.steps = by_purpose(std::move(result.steps));
  return result;
}

}  // namespace

const Remedy* find(std::string_view id) {
  const auto found = std::ranges::find(all(), id, &Remedy::id);
  return found == all().end() ? nullptr : &*found;
}

std::vector<RemedyStep> by_purpose(std::vector<RemedyStep> steps) {
  using Purpose = RemedyStep::Purpose;
  std::vector<RemedyStep> ordered;
  for (const Purpose purpose : {Purpose::diagnose, Purpose::fix, Purpose::verify}) {
    for (RemedyStep& step : steps) {
      if (step.purpose == purpose) ordered.push_back(std::move(step));
    }
  }
  return ordered;
}

const Remedy* for_slug(std::string_view slug) {
  if (const Remedy* remedy = find(slug)) return remedy;
  return remedy_by_slug(slug);
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
  if (!result.path) result.path = remedy->id;
  if (remedy->is_work_on_instance) result = replaced_instead(facts, cause, std::move(result));
  return completed(facts, *remedy, std::move(result));
}

}  // namespace patchtriage::remedies
