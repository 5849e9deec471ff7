#include "summarize/summarizer.h"

#include <algorithm>
#include <mutex>
#include <ranges>
#include <set>
#include <tuple>
#include <utility>

#include "assess/scope_view.h"
#include "base/parallel_for.h"
#include "summarize/actions.h"
#include "summarize/comparison.h"
#include "summarize/coverage.h"
#include "summarize/exceptions.h"
#include "summarize/rank_order.h"
#include "summarize/spooled_findings.h"

namespace patchtriage {
namespace {

// Of runs that went well on an instance that isn't listed nobody asks what they printed, and reading it takes longest.
void drop_outputs(History& history) {
  if (!history.operations) return;
  for (PatchRun& run : *history.operations) {
    if (run.status == "Success") run.output.clear();
  }
}

std::vector<InstanceFindings> conclude(const Snapshot& snapshot, const Scope& scope, const Settings& settings,
                                       bool keeps_compliant_details) {
  const ScopeView view(snapshot, scope, settings);
  std::vector<InstanceFindings> result;
  result.reserve(view.nodes().size());
  for (const Node& node : view.nodes()) {
    InstanceFindings findings;
    findings.assessment = assess(view, node);
    if (!keeps_compliant_details && findings.assessment.compliance.status == ComplianceStatus::compliant)
      drop_outputs(findings.assessment.history);
    findings.investigation = investigate(view, node, findings.assessment);
    findings.ranking = rank(findings.assessment, findings.investigation, settings);
    findings.exception = exception_for(findings, settings, snapshot.as_of());
    result.push_back(std::move(findings));
  }
  return result;
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

void add_up(const std::vector<InstanceFindings>& instances, Totals& totals) {
  constexpr const char* kTiers[] = {"P1", "P2", "P3", "P4"};
  for (const char* tier : kTiers) totals.by_tier.try_emplace(tier, 0);
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
}

bool is_hole(const CoverageRow& row) { return row.status != CallStatus::complete && row.status != CallStatus::skipped; }

// Why a compliant instance is compliant fills most of a report that doesn't list it.
void drop_details(InstanceFindings& findings) {
  Assessment& assessment = findings.assessment;
  assessment.context.environment_evidence.reset();
  assessment.context.owning_service_evidence.clear();
  assessment.exposure = {.level = assessment.exposure.level};
  assessment.manageability.evidence.clear();
  assessment.manageability.checks.clear();
  assessment.patching = {};
  assessment.history = {.outcome = assessment.history.outcome, .last_install_at = assessment.history.last_install_at};
  assessment.compliance.evidence.clear();
  assessment.compliance.reads.clear();
  assessment.compliance.patches.reset();
  Cause& cause = findings.investigation.root_cause;
  findings.investigation = {.root_cause = {.category = cause.category,
                                           .subcategory = cause.subcategory,
                                           .confidence = cause.confidence,
                                           .rule = cause.rule,
                                           .summary = cause.summary}};
  for (SignalPoints& signal : findings.ranking.signals) signal.evidence.clear();
}

auto order_of(const InstanceFindings& findings) {
  return rank_order(findings.ranking.tier, findings.ranking.score, findings.ranking.highest, findings.key());
}

}  // namespace

struct Summarizer::State {
  const Settings& settings;
  SummarizeOptions options;
  std::mutex mutex;
  Summary summary;
  std::shared_ptr<SpooledFindings> spooled;  // once there are too many to hold
};

Summarizer::Summarizer(const Settings& settings, SummarizeOptions options)
    : state_(new State{.settings = settings, .options = options}) {}
Summarizer::~Summarizer() = default;

void Summarizer::add(const Snapshot& snapshot, const std::string& account, unsigned threads) {
  std::vector<Scope> scopes = snapshot.scopes();
  std::erase_if(scopes, [&](const Scope& scope) { return scope.account != account || scope.region == kGlobal; });
  std::vector<std::vector<InstanceFindings>> by_scope(scopes.size());
  parallel_for(
      scopes.size(),
      [&](std::size_t i) {
        by_scope[i] = conclude(snapshot, scopes[i], state_->settings, state_->options.keeps_compliant_details);
      },
      threads);
  std::vector<InstanceFindings> instances;
  for (std::vector<InstanceFindings>& part : by_scope) std::ranges::move(part, std::back_inserter(instances));
  std::vector<CoverageRow> coverage = coverage_of(snapshot, account, instances);
  std::vector<Action> actions = actions_of(instances);
  if (!state_->options.keeps_compliant_details) {
    for (InstanceFindings& findings : instances) {
      if (findings.assessment.compliance.status == ComplianceStatus::compliant) drop_details(findings);
    }
  }

  std::shared_ptr<SpooledFindings> spooled;
  {
    const std::lock_guard lock(state_->mutex);
    Summary& summary = state_->summary;
    add_up(instances, summary.totals);
    std::ranges::move(coverage, std::back_inserter(summary.coverage));
    std::ranges::move(actions, std::back_inserter(summary.actions));
    for (auto& [scope, parameters] : instance_listings(snapshot, account)) summary.listings.emplace(scope, parameters);
    if (summary.totals.instances <= static_cast<std::int64_t>(state_->options.most_held)) {
      std::ranges::move(instances, std::back_inserter(summary.instances));
      return;
    }
    if (state_->spooled == nullptr) state_->spooled = std::make_shared<SpooledFindings>();
    spooled = state_->spooled;
    std::ranges::move(std::exchange(summary.instances, {}), std::back_inserter(instances));
  }
  for (const InstanceFindings& findings : instances) spooled->add(findings);
}

Summary Summarizer::finish(const RunFacts& run, const CallTotals& calls) {
  Summary summary = std::move(state_->summary);
  summary.run = run;
  summary.calls = calls;
  summary.settings_hash = state_->settings.hash();
  add_up({}, summary.totals);
  if (state_->spooled != nullptr) {
    state_->spooled->sort();
    summary.spooled = std::move(state_->spooled);
  } else {
    std::ranges::sort(summary.instances, {}, order_of);
    int rank = 0;
    for (InstanceFindings& findings : summary.instances) findings.rank = ++rank;
  }
  std::ranges::sort(summary.coverage, {}, [](const CoverageRow& row) {
    return std::tuple(row.scope, row.step, std::string_view(row.operation));
  });
  summary.is_complete = std::ranges::none_of(summary.coverage, is_hole);
  put_in_order(summary.actions);
  return summary;
}

std::vector<std::string> accounts_of(const Snapshot& snapshot) {
  std::set<std::string> accounts;
  for (const Scope& scope : snapshot.scopes()) accounts.insert(scope.account);
  return {accounts.begin(), accounts.end()};
}

void for_each_instance(const Summary& summary, const std::function<bool(const InstanceFindings&)>& visit) {
  if (summary.spooled != nullptr) return summary.spooled->each(visit);
  for (const InstanceFindings& findings : summary.instances) {
    if (!visit(findings)) return;
  }
}

void for_each_written(const Summary& summary, std::size_t first,
                      const std::function<std::string(const InstanceFindings&)>& write,
                      const std::function<void(const std::string&)>& take) {
  if (summary.spooled != nullptr) return summary.spooled->each_written(first, write, take);
  for (const InstanceFindings& findings : summary.instances | std::views::take(first)) take(write(findings));
}

Summary summarize(const Snapshot& snapshot, const Settings& settings, unsigned threads) {
  const std::vector<std::string> accounts = accounts_of(snapshot);
  Summarizer summarizer(settings, {});
  // Few accounts: then it is their Regions that fill the cores.
  const unsigned within = accounts.size() < 4 ? threads : 1;
  parallel_for(accounts.size(), [&](std::size_t i) { summarizer.add(snapshot, accounts[i], within); }, threads);
  return summarizer.finish(snapshot.run, snapshot.totals);
}

}  // namespace patchtriage
