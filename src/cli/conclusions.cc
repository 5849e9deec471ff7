#include "cli/conclusions.h"

#include "report/words.h"

namespace patchtriage::cli {
namespace {

ConcludedInstance instance_row(const InstanceFindings& findings) {
  const Assessment& assessment = findings.assessment;
  ConcludedInstance row{.key = findings.key(), .rank = findings.rank};
  row.name = assessment.context.name.value_or("");
  row.compliance = word(assessment.compliance.status);
  row.verdict = word(assessment.compliance.verdict);
  row.manageability = word(assessment.manageability.state);
  row.exposure = word(assessment.exposure.level);
  row.environment = word(assessment.context.environment);
  if (findings.ranking.tier) row.tier = word(*findings.ranking.tier);
  row.score = findings.ranking.score;
  const auto time = [](const std::optional<Time>& value) { return value ? format_time(*value) : ""; };
  row.last_operation_at = time(assessment.compliance.last_operation_at);
  row.non_compliant_since = time(assessment.compliance.non_compliant_since);
  row.history_outcome = word(assessment.history.outcome);
  row.last_install_at = time(assessment.history.last_install_at);
  return row;
}

ConcludedFinding finding_row(const NodeKey& key, const Cause& cause, std::int64_t number) {
  ConcludedFinding row{.key = key, .number = number};
  row.category = cause.category;
  row.subcategory = cause.subcategory;
  row.confidence = to_string(cause.confidence);
  row.statement = cause.summary;
  return row;
}

void add_leaves(const NodeKey& key, const std::vector<Evidence>& evidence, std::int64_t& number,
                std::vector<ConcludedEvidence>& rows) {
  for (const Evidence& item : evidence) {
    if (item.kind == Evidence::Kind::derived) {
      add_leaves(key, item.because, number, rows);
      continue;
    }
    ConcludedEvidence row{.key = key, .number = number++};
    row.claim = item.claim;
    row.source = item.provenance->source;
    row.record = item.record;
    row.field = item.field;
    row.value = item.value.dump();
    if (item.provenance->observed_at) row.observed_at = format_time(*item.provenance->observed_at);
    row.request_id = item.provenance->request_id;
    rows.push_back(std::move(row));
  }
}

void add(const InstanceFindings& findings, Conclusions& result) {
  const NodeKey& key = findings.key();
  const Investigation& investigation = findings.investigation;
  result.instances.push_back(instance_row(findings));
  ConcludedFinding root = finding_row(key, investigation.root_cause, 0);
  root.remediation = investigation.remediation.path.value_or("");
  result.findings.push_back(std::move(root));
  std::int64_t number = 1;
  for (const Cause& cause : investigation.contributing) {
    result.findings.push_back(finding_row(key, cause, number++));
  }
  std::int64_t leaf = 0;
  if (findings.ranking.tier) add_leaves(key, investigation.root_cause.evidence, leaf, result.evidence);
}

}  // namespace

void feed_conclusions(const Summary& summary, const Store::PutConclusions& put) {
  constexpr std::size_t kAtOnce = 500;
  Conclusions some;
  bool goes_on = true;
  for_each_instance(summary, [&](const InstanceFindings& findings) {
    add(findings, some);
    if (some.instances.size() == kAtOnce) {
      goes_on = put(some);
      some = {};
    }
    return goes_on;
  });
  if (goes_on) put(some);
}

}  // namespace patchtriage::cli
