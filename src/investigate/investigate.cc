#include <algorithm>
#include <optional>

#include "base/check.h"
#include "investigate/attempts.h"
#include "investigate/investigation.h"
#include "investigate/remedy.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {
namespace {

using rules::Layer;
using rules::Rule;

constexpr std::size_t kRuledOutLimit = 8;
constexpr std::string_view kNoAccess = "inconclusive/insufficient-access";

struct Judged {
  const Rule* rule;
  Verdict verdict;
};

const signatures::Signature* find_signature(std::string_view id) {
  const auto found = std::ranges::find(signatures::all(), id, &signatures::Signature::id);
  return found == signatures::all().end() ? nullptr : &*found;
}

void set_slug(Cause& cause, std::string_view slug) {
  const std::size_t slash = slug.find('/');
  CHECK(slash != std::string_view::npos);
  cause.category = slug.substr(0, slash);
  cause.subcategory = slug.substr(slash + 1);
}

Cause cause_of(const Rule& rule, const Holds& holds) {
  Cause cause;
  set_slug(cause, holds.slug.empty() ? rule.slug : holds.slug);
  cause.confidence = holds.confidence;
  cause.rule = holds.signature.empty() ? rule.id : holds.signature;
  cause.mechanism = holds.mechanism;
  cause.summary = holds.summary;
  cause.evidence = holds.evidence;
  cause.would_disprove = rule.documentation.disproved_by;
  if (const signatures::Signature* signature = find_signature(holds.signature)) {
    cause.would_disprove = signature->documentation.disproved_by;
  }
  return cause;
}

bool is_below_agent(Layer layer) { return layer > Layer::agent; }
bool says_little(const Cause& cause) { return cause.category == "none" || cause.category == "inconclusive"; }

// What an unreachable node's history shows of the same silence adds nothing.
bool is_same_silence(const Cause& root, Layer root_layer, const Cause& cause) {
  return !is_below_agent(root_layer) && root_layer != Layer::compliant && !says_little(root) &&
         cause.slug() == "ssm-reachability/node-offline";
}

// Those that hold after the cause, one for each slug.
std::vector<Cause> contributing(const std::vector<Judged>& judged, const Cause& root, Layer root_layer) {
  std::vector<Cause> causes;
  for (const auto& [rule, verdict] : judged) {
    const Holds* holds = std::get_if<Holds>(&verdict);
    if (holds == nullptr) continue;
    Cause cause = cause_of(*rule, *holds);
    if (says_little(cause) || cause.slug() == root.slug() || is_same_silence(root, root_layer, cause)) continue;
    if (root_layer == Layer::compliant && is_below_agent(rule->layer)) continue;
    if (std::ranges::find(causes, cause.slug(), &Cause::slug) != causes.end()) continue;
    causes.push_back(std::move(cause));
  }
  return causes;
}

std::vector<RuledOut> ruled_out(const std::vector<Judged>& judged, const Cause& root) {
  std::vector<RuledOut> result;
  std::vector<std::string> seen = {root.slug()};
  for (const auto& [rule, verdict] : judged) {
    const DoesNotHold* not_held = std::get_if<DoesNotHold>(&verdict);
    if (not_held == nullptr || not_held->because.empty() || rule->slug.empty()) continue;
    if (std::ranges::find(seen, rule->slug) != seen.end()) continue;
    seen.push_back(rule->slug);
    Cause slugs;
    set_slug(slugs, rule->slug);
    result.push_back({slugs.category, slugs.subcategory, not_held->because});
    if (result.size() == kRuledOutLimit) break;
  }
  return result;
}

// The answer where something unread could outrank what holds.
Cause blocked_cause(const std::vector<Evidence>& gaps, const Cause& likely) {
  const Rule* rule = rules::find(kNoAccess);
  CHECK(rule != nullptr);
  Holds holds;
  holds.summary = access_summary(gaps);
  if (!says_little(likely)) holds.summary += "; as far as it was read: " + likely.summary;
  holds.evidence = gaps;
  holds.confidence = Confidence::high;
  holds.mechanism = "access-denied-to-read";
  return cause_of(*rule, holds);
}

}  // namespace

std::string_view to_string(Confidence confidence) { return name_of(confidence); }

Investigation investigate(const ScopeView& view, const Node& node, Assessment& assessment) {
  RunDiagnoses diagnoses(assessment);
  if (assessment.history.operations) {
    for (PatchRun& run : *assessment.history.operations) {
      std::string slug = slug_of_run(run, diagnoses);
      if (!slug.empty()) run.reads_as = std::move(slug);
    }
  }

  const RuleFacts facts{view, node, assessment, diagnoses};
  std::vector<Judged> judged;
  std::optional<std::size_t> first;
  std::vector<Evidence> blocked_by;
  for (const Rule* rule : rules::in_order()) {
    judged.push_back({rule, rule->evaluate(facts)});
    const Verdict& verdict = judged.back().verdict;
    if (first) continue;
    if (std::holds_alternative<Holds>(verdict)) first = judged.size() - 1;
    if (const CannotTell* unknown = std::get_if<CannotTell>(&verdict)) {
      for (const Evidence& gap : unknown->blocked_by) {
        if (std::ranges::find(blocked_by, gap) == blocked_by.end()) blocked_by.push_back(gap);
      }
    }
  }
  CHECK(first.has_value());  // inconclusive/unknown always holds

  const Rule& rule = *judged[*first].rule;
  Investigation result;
  result.root_cause = cause_of(rule, std::get<Holds>(judged[*first].verdict));
  Layer layer = rule.layer;
  if (!blocked_by.empty()) {
    result.root_cause = blocked_cause(blocked_by, result.root_cause);
    layer = Layer::inconclusive;
  }
  result.contributing = contributing(judged, result.root_cause, layer);
  if (blocked_by.empty()) judged.resize(*first);
  result.ruled_out = ruled_out(judged, result.root_cause);
  result.remediation = remedies::remediate(facts, result.root_cause);
  return result;
}

}  // namespace patchtriage
