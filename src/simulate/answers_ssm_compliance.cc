// Compliance items and summaries, of patches and of associations.
#include <fmt/format.h>

#include <algorithm>

#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/patches.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

constexpr const char* kSeverityMembers[] = {"CriticalCount", "HighCount",          "MediumCount",
                                            "LowCount",      "InformationalCount", "UnspecifiedCount"};

Json severity_summary(const int (&by_level)[6]) {
  Json summary = Json::object();
  for (std::size_t at = 0; at < 6; ++at) summary.set(kSeverityMembers[at], by_level[at]);
  return summary;
}

// What an association says of a node: its last run there.
struct AssociationState {
  const Association* association = nullptr;
  bool compliant = true;
  Time captured;
  std::string detailed;
};

std::vector<AssociationState> associations_of(const Estate& estate, const Node& node) {
  std::vector<AssociationState> states;
  const auto at = static_cast<std::size_t>(&node - estate.nodes.data());
  for (const int index : estate.node_commands[at]) {
    const Command& command = estate.commands[static_cast<std::size_t>(index)];
    if (command.association < 0) continue;
    const Association& association = estate.associations[static_cast<std::size_t>(command.association)];
    const bool known = std::any_of(states.begin(), states.end(),
                                   [&](const AssociationState& state) { return state.association == &association; });
    if (known) continue;
    const Outcome outcome = outcome_of(estate, command, static_cast<int>(at));
    if (!outcome.ran) continue;
    AssociationState state{&association, outcome.status == "Success", outcome.finish, ""};
    if (association.document == "AWS-RunPatchBaselineAssociation" && !node.record.lines.empty()) {
      state.compliant = false;
      state.detailed =
          fmt::format(R"({{"missingCount":{},"failedCount":0,"installedCount":31}})", node.record.lines.size());
    }
    states.push_back(std::move(state));
  }
  return states;
}

Json patch_item(const Node& node, const PatchRecord& record, const PatchRow& row) {
  const char* status = !row.counts ? "" : row.compliant ? "COMPLIANT" : "NON_COMPLIANT";
  Json details = Json::object({{"Classification", row.classification},
                               {"DocumentName", "AWS-RunPatchBaseline"},
                               {"DocumentVersion", "1"},
                               {"InstalledTime", row.installed ? format_time(*row.installed) : ""},
                               {"PatchBaselineId", record.baseline},
                               {"PatchGroup", node.patch_group},
                               {"PatchSeverity", row.severity},
                               {"PatchState", row.state}});
  if (!row.cves.empty()) details.set("CVEIds", row.cves);
  return Json::object(
      {{"ComplianceType", "Patch"},
       {"ResourceType", "ManagedInstance"},
       {"ResourceId", node.ssm_id},
       {"Id", row.kb_id},
       {"Title", row.title},
       {"Status", status},
       {"Severity", row.level},
       {"ExecutionSummary", Json::object({{"ExecutionTime", format_time(record.start)},
                                          {"ExecutionId", record.execution},
                                          {"ExecutionType", record.by_policy ? "PatchPolicy" : "Command"}})},
       {"Details", details}});
}

Json association_item(const Node& node, const AssociationState& state) {
  Json details = Json::object({{"DocumentName", state.association->document}, {"DocumentVersion", "1"}});
  if (!state.detailed.empty()) details.set("DetailedText", state.detailed);
  return Json::object({{"ComplianceType", "Association"},
                       {"ResourceType", "ManagedInstance"},
                       {"ResourceId", node.ssm_id},
                       {"Id", state.association->id},
                       {"Title", state.association->name},
                       {"Status", state.compliant ? "COMPLIANT" : "NON_COMPLIANT"},
                       {"Severity", state.association->severity},
                       {"ExecutionSummary", Json::object({{"ExecutionTime", format_time(state.captured)},
                                                          {"ExecutionId", state.association->id}})},
                       {"Details", details}});
}

bool passes(const Json& row, const Filter& filter) {
  std::string value = row.text(filter.key);
  if (filter.key == "InstanceId") value = row.text("ResourceId");
  if (filter.key == "ExecutionType") {
    const Json* summary = row.find("ExecutionSummary");
    value = summary == nullptr ? "" : summary->text("ExecutionType");
  }
  if (filter.key == "DocumentName") {
    const Json* details = row.find("Details");
    value = details == nullptr ? "" : details->text("DocumentName");
  }
  if (filter.type == "NOT_EQUAL") return !has_value(filter.values, value);
  if (filter.type == "BEGIN_WITH") return !filter.values.empty() && value.starts_with(filter.values.front());
  return has_value(filter.values, value);
}

void keep(std::vector<Json>& rows, Json row, const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    if (!passes(row, filter)) return;
  }
  rows.push_back(std::move(row));
}

Answer items(const Question& question) {
  const std::vector<std::string> ids = text_list(question.params, "ResourceIds");
  const auto accepted = static_cast<std::size_t>(question.organisation.settings.compliance_ids);
  if (ids.empty() || ids.size() > accepted) {
    return std::unexpected(ApiError{400, "ValidationException",
                                    fmt::format("1 validation error detected: Value at 'resourceIds' failed to satisfy "
                                                "constraint: Member must have length less than or equal to {}",
                                                accepted)});
  }
  const std::vector<Filter> filters = filters_of(question.params);
  std::vector<Json> rows;
  for (const std::string& id : ids) {
    const Node* node = question.estate->find(id);
    if (node == nullptr || node->ssm_id != id || !node->registered) continue;
    const PatchRecord& record = record_at(*node, question.reading);
    if (record.exists) {
      for (const PatchRow& row : patch_rows(*question.estate, *node, record)) {
        keep(rows, patch_item(*node, record, row), filters);
      }
    }
    for (const AssociationState& state : associations_of(*question.estate, *node)) {
      keep(rows, association_item(*node, state), filters);
    }
  }
  return rows_of(std::move(rows));
}

Json summary_row(const Node& node, const char* type, const PatchCounters& counters, bool compliant,
                 const std::string& severity, Json execution) {
  return Json::object(
      {{"ComplianceType", type},
       {"ResourceType", "ManagedInstance"},
       {"ResourceId", node.ssm_id},
       {"Status", compliant ? "COMPLIANT" : "NON_COMPLIANT"},
       {"OverallSeverity", severity},
       {"ExecutionSummary", std::move(execution)},
       {"CompliantSummary", Json::object({{"CompliantCount", counters.compliant()},
                                          {"SeveritySummary", severity_summary(counters.compliant_by_level)}})},
       {"NonCompliantSummary",
        Json::object({{"NonCompliantCount", counters.non_compliant()},
                      {"SeveritySummary", severity_summary(counters.non_compliant_by_level)}})}});
}

std::vector<Json> resource_summaries(const Question& question) {
  const Estate& estate = *question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  std::vector<Json> rows;
  for (const Node& node : estate.nodes) {
    if (!node.registered) continue;
    const PatchRecord& record = record_at(node, question.reading);
    if (record.exists) {
      const PatchCounters& counters = record.counters;
      const Json execution = Json::object({{"ExecutionTime", format_time(record.start)},
                                           {"ExecutionId", record.execution},
                                           {"ExecutionType", record.by_policy ? "PatchPolicy" : "Command"}});
      keep(rows,
           summary_row(node, "Patch", counters, !is_non_compliant(estate, node, record),
                       std::string(worst_level(counters)), execution),
           filters);
    }
    PatchCounters counters;
    Time captured;
    for (const AssociationState& state : associations_of(estate, node)) {
      ++(state.compliant ? counters.compliant_by_level : counters.non_compliant_by_level)[5];
      captured = std::max(captured, state.captured);
    }
    if (counters.compliant() + counters.non_compliant() == 0) continue;
    keep(rows,
         summary_row(node, "Association", counters, counters.non_compliant() == 0, "UNSPECIFIED",
                     Json::object({{"ExecutionTime", format_time(captured)}})),
         filters);
  }
  return rows;
}

// Counts of resources by type.
Answer summaries(const Question& question) {
  std::vector<Json> rows;
  const std::vector<Json> resources = resource_summaries(question);
  for (const char* type : {"Association", "Patch"}) {
    int compliant[6] = {}, non_compliant[6] = {};
    int compliant_sum = 0, non_compliant_sum = 0;
    for (const Json& row : resources) {
      if (row.text("ComplianceType") != type) continue;
      const std::string severity = row.text("OverallSeverity");
      std::size_t level = 5;
      for (std::size_t at = 0; at < 5; ++at) {
        static constexpr const char* kLevels[] = {"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL"};
        if (severity == kLevels[at]) level = at;
      }
      if (row.text("Status") == "COMPLIANT") {
        ++compliant[level], ++compliant_sum;
      } else {
        ++non_compliant[level], ++non_compliant_sum;
      }
    }
    if (compliant_sum + non_compliant_sum == 0) continue;
    rows.push_back(Json::object(
        {{"ComplianceType", type},
         {"CompliantSummary",
          Json::object({{"CompliantCount", compliant_sum}, {"SeveritySummary", severity_summary(compliant)}})},
         {"NonCompliantSummary", Json::object({{"NonCompliantCount", non_compliant_sum},
                                               {"SeveritySummary", severity_summary(non_compliant)}})}}));
  }
  return rows_of(std::move(rows));
}

}  // namespace

std::optional<Answer> answer_ssm_compliance(const Question& question) {
  if (question.operation == "ssm:ListComplianceItems") return items(question);
  if (question.operation == "ssm:ListResourceComplianceSummaries") return rows_of(resource_summaries(question));
  if (question.operation == "ssm:ListComplianceSummaries") return summaries(question);
  return std::nullopt;
}

}  // namespace patchtriage::simulate
