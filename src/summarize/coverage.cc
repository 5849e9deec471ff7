#include "summarize/coverage.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace patchtriage {
namespace {

using Key = std::tuple<Scope, Step, std::string>;

// The worse of two: a refusal says more than a broken page.
int badness(CallStatus status) {
  switch (status) {
    case CallStatus::skipped:
      return 0;
    case CallStatus::complete:
      return 1;
    case CallStatus::partial:
      return 2;
    case CallStatus::failed:
      return 3;
    case CallStatus::denied:
      return 4;
  }
  return 4;
}

std::string_view conclusions_of(Step step) {
  switch (step) {
    case Step::scope:
      return "which accounts and Regions there are";
    case Step::list:
      return "which instances there are and whether they are compliant";
    case Step::manageability:
      return "whether Systems Manager can manage an instance";
    case Step::context:
      return "exposure, grouping and priority";
    case Step::mapping:
      return "which baseline, window or association covers an instance";
    case Step::confirm:
      return "which patches are wrong, and whether that still holds";
    case Step::history:
      return "whether patching ran, and why it failed";
    case Step::blockers:
      return "whether an instance's role may be the blocker";
  }
  return "";
}

// How many instances cite a gap of an operation, by the account and operation of the gap.
std::map<std::pair<std::string, std::string>, std::set<NodeKey>> weakened(
    const std::vector<InstanceFindings>& instances) {
  std::map<std::pair<std::string, std::string>, std::set<NodeKey>> result;
  for (const InstanceFindings& findings : instances) {
    std::vector<const Evidence*> gaps;
    const auto look = [&](const std::vector<Evidence>& evidence) {
      for (const Evidence& item : evidence) collect_gaps(item, gaps);
    };
    look(findings.investigation.root_cause.evidence);
    for (const Cause& cause : findings.investigation.contributing) look(cause.evidence);
    look(findings.assessment.exposure.evidence);
    look(findings.assessment.compliance.evidence);
    look(findings.assessment.manageability.evidence);
    for (const Check& check : findings.assessment.manageability.checks) look(check.evidence);
    look(findings.assessment.patching.gaps);
    look(findings.assessment.history.gaps);
    for (const Evidence* gap : gaps) result[{gap->provenance->account, gap->provenance->source}].insert(findings.key());
  }
  return result;
}

std::string affects(const CoverageRow& row, const std::set<NodeKey>* nodes) {
  if (row.status == CallStatus::skipped) return "nothing";
  std::size_t count = 0;
  if (nodes != nullptr) {
    for (const NodeKey& node : *nodes)
      count += row.scope.region == kGlobal || node.region == row.scope.region ? 1U : 0U;
  }
  if (row.operation == "sts:AssumeRole") return "everything in this account: none of its instances is in this report";
  if (count == 0) return fmt::format("{}; no conclusion in this report cites it", conclusions_of(row.step));
  return fmt::format(
      "{}: {} weaker for it", conclusions_of(row.step),
      count == 1 ? "1 instance is" : fmt::format("{} instances are", with_thousands(static_cast<std::int64_t>(count))));
}

}  // namespace

std::vector<CoverageRow> coverage_of(const Snapshot& snapshot, const std::string& account,
                                     const std::vector<InstanceFindings>& instances) {
  std::map<Key, CoverageRow> rows;
  for (const Call& call : snapshot.calls()) {
    if (call.scope.account != account) continue;
    auto [at, is_new] = rows.try_emplace(Key{call.scope, call.step, call.operation});
    CoverageRow& row = at->second;
    row.items += call.rows;
    const bool is_worse = is_new || badness(call.status) > badness(row.status);
    row.scope = call.scope;
    row.step = call.step;
    row.operation = call.operation;
    if (!is_worse) continue;
    row.status = call.status;
    if (call.status == CallStatus::complete) continue;  // "there is no such role" is an answer, not an error
    row.error_code = call.error_code;
    row.message = call.message;
    row.permission = call.permission;
  }
  const auto nodes = weakened(instances);
  std::vector<CoverageRow> result;
  for (auto& [key, row] : rows) {
    if (row.status != CallStatus::complete) {
      const auto found = nodes.find({row.scope.account, row.operation});
      row.affects = affects(row, found == nodes.end() ? nullptr : &found->second);
    }
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace patchtriage
