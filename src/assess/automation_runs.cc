// Automations that patch: their part of the history.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "assess/patch_documents.h"
#include "assess/patch_runs.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage {
namespace {

using Execution = ssm::AutomationExecutionMetadata;

bool is_failed(const Execution& row) {
  const std::string status = squeezed_status(row.automation_execution_status.value_or(""));
  return status == "failed" || status == "timedout";
}

// While it ran, some node got a patch command: its own, as far as can be told, and there the run shows.
bool sent_a_command(const ScopeView& view, const Execution& row) {
  if (!row.execution_start_time) return false;
  const Time end = row.execution_end_time.value_or(*row.execution_start_time + std::chrono::hours(4));
  return std::ranges::any_of(view.list<ssm::CommandInvocation>().rows(), [&](const ssm::CommandInvocation& command) {
    if (!command.requested_date_time || find_patch_document(command.document_name.value_or("")) == nullptr)
      return false;
    return *command.requested_date_time >= *row.execution_start_time && *command.requested_date_time <= end;
  });
}

class AutomationIndex {
 public:
  explicit AutomationIndex(const ScopeView& view) {
    for (const Execution& row : view.list<Execution>().rows()) {
      if (find_patch_document(row.document_name.value_or("")) == nullptr) continue;
      std::set<std::string> nodes;
      if (row.target) nodes.insert(*row.target);
      if (row.resolved_targets) {
        nodes.insert(row.resolved_targets->parameter_values.begin(), row.resolved_targets->parameter_values.end());
      }
      for (const ssm::Target& target : row.targets) {
        if (target.key == "ParameterValues" || target.key == "InstanceIds") {
          nodes.insert(target.values.begin(), target.values.end());
        }
      }
      for (const std::string& node : nodes) by_node_[node].push_back(&row);
      if (nodes.empty() && is_failed(row) && !sent_a_command(view, row)) of_unknown_node_.push_back(&row);
    }
  }
  const std::vector<const Execution*>& of(const std::string& id) const {
    static const std::vector<const Execution*> kNone;
    const auto found = by_node_.find(id);
    return found == by_node_.end() ? kNone : found->second;
  }
  // Started with the instance as a plain parameter, which the listing leaves out.
  const std::vector<const Execution*>& of_unknown_node() const { return of_unknown_node_; }

 private:
  std::unordered_map<std::string, std::vector<const Execution*>> by_node_;
  std::vector<const Execution*> of_unknown_node_;
};

PatchRun run_of(const ScopeView& view, const Execution& row) {
  PatchRun run;
  run.kind = "automation";
  run.id = row.automation_execution_id;
  run.at = row.execution_start_time;
  run.finished_at = row.execution_end_time;
  run.document = std::string(short_document_name(row.document_name.value_or("")));
  run.operation = find_patch_document(*run.document)->fixed;
  run.status = row.automation_execution_status.value_or("");
  run.status_details = row.failure_message;
  run.output = row.failure_message.value_or("");
  run.source_kind = "status-details";
  run.seen_in.push_back({"automation", run.id});
  run.evidence.push_back(
      view.trail().cite(row, &Execution::automation_execution_status, "how the automation ended for the node"));
  return run;
}

}  // namespace

void add_automation_runs(const ScopeView& view, const Node& node, PatchRuns& runs) {
  const Facts<Execution> listed = view.list<Execution>();
  if (const Gap* gap = listed.gap()) {
    runs.is_complete = false;
    runs.gaps.push_back(view.trail().not_read(*gap, "the automations"));
  }
  for (const Execution* row : view.once<AutomationIndex>().of_unknown_node()) {
    runs.of_unknown_node.push_back(
        view.trail().cite(*row, &Execution::automation_execution_status,
                          "an automation that patches failed, for an instance it doesn't name"));
  }
  const auto& executions = view.once<AutomationIndex>().of(node.key.instance_id);
  // A rate-controlled automation has one child for each node, which says more than the parent.
  std::set<std::string_view> parents;
  for (const Execution* row : executions) {
    if (row->parent_automation_execution_id) parents.insert(*row->parent_automation_execution_id);
  }
  for (const Execution* row : executions) {
    if (parents.contains(row->automation_execution_id)) continue;
    PatchRun automation = run_of(view, *row);
    // The command that it ran on the node is the same operation, and knows how it ended there.
    bool is_joined = false;
    for (PatchRun& run : runs.runs) {
      if (run.kind != "run_command" || !run.at || !automation.at || *run.at < *automation.at) continue;
      if (automation.finished_at && *run.at > *automation.finished_at) continue;
      if (!automation.finished_at && *run.at > *automation.at + std::chrono::hours(4)) continue;
      run.seen_in.push_back({"automation", automation.id});
      run.evidence.insert(run.evidence.end(), automation.evidence.begin(), automation.evidence.end());
      if (!run.operation) run.operation = automation.operation;
      is_joined = true;
    }
    if (!is_joined) runs.runs.push_back(std::move(automation));
  }
}

}  // namespace patchtriage
