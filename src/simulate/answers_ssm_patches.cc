// Patch states and patches of nodes.
#include <fmt/format.h>

#include <algorithm>

#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/patches.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

Json state_row(const Node& node, const PatchRecord& record) {
  const PatchCounters& counters = record.counters;
  Json row = Json::object({{"InstanceId", node.ssm_id},
                           {"PatchGroup", node.patch_group},
                           {"BaselineId", record.baseline},
                           {"SnapshotId", record.snapshot},
                           {"OwnerInformation", ""},
                           {"InstalledCount", counters.installed},
                           {"InstalledOtherCount", counters.installed_other},
                           {"InstalledPendingRebootCount", counters.pending_reboot},
                           {"InstalledRejectedCount", counters.rejected},
                           {"MissingCount", counters.missing},
                           {"FailedCount", counters.failed},
                           {"UnreportedNotApplicableCount", counters.unreported},
                           {"NotApplicableCount", counters.not_applicable},
                           {"OperationStartTime", format_time(record.start)},
                           {"OperationEndTime", format_time(record.end)},
                           {"Operation", record.operation},
                           {"CriticalNonCompliantCount", counters.critical},
                           {"SecurityNonCompliantCount", counters.security},
                           {"OtherNonCompliantCount", counters.other}});
  if (is_windows(node)) row.set("AvailableSecurityUpdateCount", counters.available);
  if (!record.override_list.empty()) row.set("InstallOverrideList", record.override_list);
  if (!record.reboot_option.empty()) row.set("RebootOption", record.reboot_option);
  if (record.no_reboot_install) row.set("LastNoRebootInstallOperationTime", format_time(*record.no_reboot_install));
  return row;
}

Answer states(const Question& question) {
  const std::vector<std::string> ids = text_list(question.params, "InstanceIds");
  if (ids.empty() || ids.size() > 50) {
    return std::unexpected(ApiError{
        400, "ValidationException",
        fmt::format(
            "1 validation error detected: Value at 'instanceIds' failed to satisfy constraint: Member must have "
            "length {}",
            ids.empty() ? "greater than or equal to 1" : "less than or equal to 50")});
  }
  std::vector<Json> rows;
  for (const std::string& id : ids) {
    const Node* node = question.estate->find(id);
    if (node == nullptr || node->ssm_id != id) continue;
    const PatchRecord& record = record_at(*node, question.reading);
    if (record.exists) rows.push_back(state_row(*node, record));
  }
  return rows_of(std::move(rows));
}

bool passes(const Json& row, const Filter& filter) {
  const Json* value = row.find(filter.key);
  if (value == nullptr || value->as_integer() == nullptr || filter.values.empty()) return false;
  const std::int64_t wanted = std::stoll("0" + filter.values.front());
  const std::int64_t number = *value->as_integer();
  if (filter.type == "NotEqual") return number != wanted;
  if (filter.type == "LessThan") return number < wanted;
  if (filter.type == "GreaterThan") return number > wanted;
  return number == wanted;
}

std::vector<Json> group_states(const Question& question) {
  std::vector<Json> rows;
  for (const Node& node : question.estate->nodes) {
    const PatchRecord& record = record_at(node, question.reading);
    if (!record.exists || node.patch_group != question.params.text("PatchGroup")) continue;
    Json row = state_row(node, record);
    bool fits = true;
    for (const Filter& filter : filters_of(question.params)) fits = fits && passes(row, filter);
    if (fits) rows.push_back(std::move(row));
  }
  return rows;
}

Answer group_state(const Question& question) {
  static constexpr std::pair<const char*, const char*> kCounts[] = {
      {"InstancesWithInstalledPatches", "InstalledCount"},
      {"InstancesWithInstalledOtherPatches", "InstalledOtherCount"},
      {"InstancesWithInstalledPendingRebootPatches", "InstalledPendingRebootCount"},
      {"InstancesWithInstalledRejectedPatches", "InstalledRejectedCount"},
      {"InstancesWithMissingPatches", "MissingCount"},
      {"InstancesWithFailedPatches", "FailedCount"},
      {"InstancesWithNotApplicablePatches", "NotApplicableCount"},
      {"InstancesWithUnreportedNotApplicablePatches", "UnreportedNotApplicableCount"},
      {"InstancesWithCriticalNonCompliantPatches", "CriticalNonCompliantCount"},
      {"InstancesWithSecurityNonCompliantPatches", "SecurityNonCompliantCount"},
      {"InstancesWithOtherNonCompliantPatches", "OtherNonCompliantCount"},
      {"InstancesWithAvailableSecurityUpdates", "AvailableSecurityUpdateCount"}};
  const std::vector<Json> rows = group_states(question);
  Json reply = Json::object({{"Instances", static_cast<std::int64_t>(rows.size())}});
  for (const auto& [member, counter] : kCounts) {
    const auto above_zero = std::count_if(rows.begin(), rows.end(), [&](const Json& row) {
      const Json* value = row.find(counter);
      return value != nullptr && *value->as_integer() > 0;
    });
    reply.set(member, static_cast<std::int64_t>(above_zero));
  }
  return Single{std::move(reply)};
}

Json patch_json(const PatchRow& row) {
  Json json = Json::object({{"Title", row.title},
                            {"KBId", row.kb_id},
                            {"Classification", row.classification},
                            {"Severity", row.severity},
                            {"State", row.state},
                            // AWS sends zero for what is not installed.
                            {"InstalledTime", row.installed ? format_time(*row.installed) : "1970-01-01T00:00:00Z"}});
  if (!row.cves.empty()) json.set("CVEIds", row.cves);
  return json;
}

Answer patches(const Question& question) {
  const std::string id = question.params.text("InstanceId");
  const Node* node = question.estate->find(id);
  if (node == nullptr || node->ssm_id != id) return rows_of({});
  const PatchRecord& record = record_at(*node, question.reading);
  if (!record.exists) return rows_of({});
  std::vector<Json> rows;
  for (const PatchRow& row : patch_rows(*question.estate, *node, record)) {
    bool fits = true;
    for (const Filter& filter : filters_of(question.params)) {
      const std::string& value = filter.key == "State"            ? row.state
                                 : filter.key == "Classification" ? row.classification
                                 : filter.key == "KBId"           ? row.kb_id
                                                                  : row.severity;
      fits = fits && has_value(filter.values, value);
    }
    if (fits) rows.push_back(patch_json(row));
  }
  return rows_of(std::move(rows));
}

}  // namespace

const PatchRecord& record_at(const Node& node, int reading) {
  return reading >= 2 && node.changed ? *node.changed : node.record;
}

bool policy_failed(const Estate& estate, const Node& node) {
  if (!node.policy) return false;
  const auto at = static_cast<std::size_t>(&node - estate.nodes.data());
  for (const int index : estate.node_commands[at]) {
    const Command& command = estate.commands[static_cast<std::size_t>(index)];
    if (command.by_policy && command.scans) {
      return outcome_of(estate, command, static_cast<int>(at)).status == "Failed";
    }
  }
  return false;
}

bool is_non_compliant(const Estate& estate, const Node& node, const PatchRecord& record) {
  if (!record.exists) return false;
  return record.counters.non_compliant() > 0 || policy_failed(estate, node);
}

std::optional<Answer> answer_ssm_patches(const Question& question) {
  const std::string_view operation = question.operation;
  if (operation == "ssm:DescribeInstancePatchStates") return states(question);
  if (operation == "ssm:DescribeInstancePatchStatesForPatchGroup") return rows_of(group_states(question));
  if (operation == "ssm:DescribePatchGroupState") return group_state(question);
  if (operation == "ssm:DescribeInstancePatches") return patches(question);
  return std::nullopt;
}

}  // namespace patchtriage::simulate
