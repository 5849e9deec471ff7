#include "investigate/remedy.h"

#include <algorithm>

#include "base/check.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::remedies {
namespace {

const Remedy* remedy_of_signature(std::string_view id) {
  const auto found = std::ranges::find(signatures::all(), id, &signatures::Signature::id);
  if (found == signatures::all().end()) return nullptr;
  return find(found->remedy.value_or(found->id));
}

const Remedy* choose(const Cause& cause) {
  if (const Remedy* remedy = find(cause.mechanism)) return remedy;
  if (const Remedy* remedy = find(cause.slug())) return remedy;
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
