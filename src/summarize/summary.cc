#include "summarize/summary.h"

#include <algorithm>

#include "assess/scope_view.h"
#include "base/parallel_for.h"
#include "summarize/actions.h"
#include "summarize/coverage.h"
#include "summarize/exceptions.h"

namespace patchtriage {
namespace {

std::vector<InstanceFindings> conclude(const Snapshot& snapshot, const Scope& scope, const Settings& settings) {
  const ScopeView view(snapshot, scope, settings);
  std::vector<InstanceFindings> result;
  result.reserve(view.nodes().size());
  for (const Node& node : view.nodes()) {
    InstanceFindings findings;
    findings.assessment = assess(view, node);
    findings.investigation = investigate(view, node, findings.assessment);
    findings.ranking = rank(findings.assessment, findings.investigation, settings);
    findings.exception = exception_for(findings, settings, snapshot.as_of());
    result.push_back(std::move(findings));
  }
  return result;
}

// Instances that are known to be compliant come last, in the order of their keys.
bool comes_before(const InstanceFindings& a, const InstanceFindings& b) {
  if (a.ranking.tier.has_value() != b.ranking.tier.has_value()) return a.ranking.tier.has_value();
  if (a.ranking.score != b.ranking.score) return a.ranking.score > b.ranking.score;
  if (a.ranking.highest != b.ranking.highest) return a.ranking.highest > b.ranking.highest;
  return a.key() < b.key();
}

std::string_view name_of(ComplianceVerdict verdict) {
  switch (verdict) {
    case ComplianceVerdict::active:
      return "active";
    case ComplianceVerdict::stale:
      return "stale";
    case ComplianceVerdict::changed:
      return "changed";
    case ComplianceVerdict::inconclusive:
      return "inconclusive";
  }
  return "";
}

Totals totals_of(const std::vector<InstanceFindings>& instances) {
  constexpr const char* kTiers[] = {"P1", "P2", "P3", "P4"};
  Totals totals;
  for (const char* tier : kTiers) totals.by_tier[tier] = 0;
  for (const InstanceFindings& findings : instances) {
    const Assessment& assessment = findings.assessment;
    ++totals.instances;
    totals.compliant += assessment.compliance.status == ComplianceStatus::compliant;
    totals.non_compliant += assessment.compliance.status == ComplianceStatus::non_compliant;
    totals.unknown += assessment.compliance.status == ComplianceStatus::unknown;
    totals.unmanaged += assessment.manageability.state == ManageabilityState::unmanaged;
    totals.accepted += findings.exception && !findings.exception->is_expired;
    ++totals.by_verdict[std::string(name_of(assessment.compliance.verdict))];
    if (!findings.ranking.tier) continue;
    ++totals.by_tier[kTiers[static_cast<int>(*findings.ranking.tier)]];
    ++totals.by_category[findings.investigation.root_cause.category];
  }
  return totals;
}

bool is_hole(const CoverageRow& row) { return row.status != CallStatus::complete && row.status != CallStatus::skipped; }

}  // namespace

Summary summarize(const Snapshot& snapshot, const Settings& settings, unsigned threads) {
  std::vector<Scope> scopes = snapshot.scopes();
  std::erase_if(scopes, [](const Scope& scope) { return scope.region == kGlobal; });
  std::vector<std::vector<InstanceFindings>> by_scope(scopes.size());
  parallel_for(scopes.size(), [&](std::size_t i) { by_scope[i] = conclude(snapshot, scopes[i], settings); }, threads);

  Summary summary;
  summary.run = snapshot.run;
  summary.calls = snapshot.totals;
  summary.settings_hash = settings.hash();
  for (std::vector<InstanceFindings>& part : by_scope) {
    std::ranges::move(part, std::back_inserter(summary.instances));
  }
  std::ranges::sort(summary.instances, comes_before);
  int rank = 0;
  for (InstanceFindings& findings : summary.instances) findings.rank = ++rank;
  summary.totals = totals_of(summary.instances);
  summary.coverage = coverage_of(snapshot, summary.instances);
  summary.is_complete = std::ranges::none_of(summary.coverage, is_hole);
  summary.actions = actions_of(summary.instances);
  return summary;
}

}  // namespace patchtriage
