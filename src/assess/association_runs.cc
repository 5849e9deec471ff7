// What the executions of covering associations say about a node.
#include <fmt/format.h>

#include <algorithm>

#include "assess/association_targets.h"
#include "assess/patch_documents.h"
#include "assess/patch_runs.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage {
namespace {

using Execution = ssm::AssociationExecution;
using Target = ssm::AssociationExecutionTarget;
using OnNode = ssm::InstanceAssociationStatusInfo;

// A command that the association started carries its document and runs at the same time; AWS doesn't promise to name
// it.
constexpr Duration kSameTime = std::chrono::minutes(5);

// How far an instant is from a run; zero while it went on. Some records date an execution by its start, others by its
// end.
Duration distance(const PatchRun& run, Time at) {
  const Time end = run.finished_at.value_or(*run.at);
  if (at >= *run.at && at <= end) return Duration{0};
  return std::min(std::chrono::abs(*run.at - at), std::chrono::abs(end - at));
}

PatchRun* same_run(PatchRuns& runs, const AssociationMatch& match, const std::optional<std::string>& command_id,
                   std::optional<Time> at) {
  if (command_id && !command_id->empty()) {
    const auto found = std::ranges::find(runs.runs, *command_id, &PatchRun::id);
    if (found != runs.runs.end()) return &*found;
  }
  if (!at) return nullptr;
  PatchRun* nearest = nullptr;
  for (PatchRun& run : runs.runs) {
    if (!run.at || run.document != match.document || run.kind == "maintenance_window") continue;
    const auto is_window = [](const SeenIn& seen) { return seen.kind == "maintenance_window"; };
    if (std::ranges::any_of(run.seen_in, is_window)) continue;
    const Duration apart = distance(run, *at);
    if (apart > kSameTime) continue;
    if (nearest == nullptr || apart < distance(*nearest, *at)) nearest = &run;
  }
  return nearest;
}

void join(PatchRun& run, const AssociationMatch& match, const std::string& id, Evidence evidence) {
  const auto is_same = [&](const SeenIn& seen) { return seen.kind == "association" && seen.id == id; };
  if (std::ranges::any_of(run.seen_in, is_same)) return;
  run.seen_in.push_back({"association", id});
  if (!run.operation) run.operation = match.operation;
  if (!run.baseline_override) run.baseline_override = match.baseline_override;
  if (!run.install_override_list) run.install_override_list = match.install_override_list;
  run.evidence.push_back(std::move(evidence));
}

PatchRun new_run(const AssociationMatch& match, std::string id, std::optional<Time> at, const std::string& status,
                 const std::optional<std::string>& details, Evidence evidence) {
  PatchRun run;
  run.kind = "association";
  run.id = std::move(id);
  run.at = at;
  run.document = match.document;
  run.operation = match.operation;
  run.status = status;
  run.status_details = details;
  run.output = fmt::format("Status: {}\nDetailedStatus: {}", status, details.value_or(""));
  run.source_kind = "status-details";
  run.seen_in.push_back({"association", run.id});
  run.baseline_override = match.baseline_override;
  run.install_override_list = match.install_override_list;
  run.evidence.push_back(std::move(evidence));
  return run;
}

bool is_command(const std::optional<ssm::OutputSource>& source) {
  return source && source->output_source_type == "RunCommand" && !source->output_source_id.value_or("").empty();
}

void note_alarm(const ScopeView& view, const Execution& execution, PatchRun& run) {
  if (execution.triggered_alarms.empty() || run.stopped_by_alarm) return;
  patchtriage::note_alarm(execution.triggered_alarms,
                          view.trail().cite(execution, execution.triggered_alarms[0].name,
                                            "the CloudWatch alarm that stopped the association"),
                          run);
}

bool is_tried(const Gap* gap) { return gap != nullptr && gap->reason != Gap::Reason::not_asked; }

// What the executions of one association showed of the node.
struct Shown {
  bool is_found = false;    // a run on the node is among those that were read
  bool is_complete = true;  // every execution's targets were read
  std::vector<Gap> gaps;    // what was asked for and could not be read
};

Shown join_executions(const ScopeView& view, const Node& node, const AssociationMatch& match, PatchRuns& runs) {
  Shown shown;
  const auto executions = view.list<Execution>(match.id);
  if (executions.gap() != nullptr) shown.is_complete = false;
  if (is_tried(executions.gap())) {
    runs.gaps.push_back(
        view.trail().not_read(*executions.gap(), fmt::format("the executions of association {}", match.id)));
  }
  for (const Execution& execution : executions.rows()) {
    const auto targets = view.list<Target>(match.id + "/" + execution.execution_id);
    if (targets.gap() != nullptr) shown.is_complete = false;
    if (is_tried(targets.gap())) shown.gaps.push_back(*targets.gap());
  }
  for (const auto& [of_execution, of_target] : view.once<AssociationTargets>().of(match.id, node.managed_id)) {
    const Execution& execution = *of_execution;
    const Target& target = *of_target;
    shown.is_found = true;
    const auto command = target.output_source ? target.output_source->output_source_id : std::nullopt;
    const std::optional<Time> at = execution.created_time ? execution.created_time : target.last_execution_date;
    Evidence evidence = view.trail().cite(target, &Target::status, "how the association ended on the node");
    if (PatchRun* run = same_run(runs, match, command, at)) {
      join(*run, match, execution.execution_id, std::move(evidence));
      note_alarm(view, execution, *run);
      continue;
    }
    PatchRun run = new_run(match, execution.execution_id, at, target.status.value_or(""), target.detailed_status,
                           std::move(evidence));
    run.finished_at = target.last_execution_date;
    // State Manager's commands need not be in Run Command's listing.
    if (is_command(target.output_source)) {
      run.command_id = *command;
      read_full_output(view, node, *command, run);
    }
    note_alarm(view, execution, run);
    runs.runs.push_back(std::move(run));
  }
  return shown;
}

// The node's own list has the last run of each association, also where its executions were not read.
void join_status(const ScopeView& view, const Node& node, const AssociationMatch& match, PatchRuns& runs) {
  for (const OnNode& row : view.list<OnNode>(node.managed_id).rows()) {
    if (row.association_id != match.id || !row.execution_date || !row.status) continue;
    Evidence evidence = view.trail().cite(row, &OnNode::status, "how the association last ended on the node");
    const auto is_of_this = [&](const PatchRun& run) {
      return run.kind == "association" && run.document == match.document && run.finished_at &&
             std::chrono::abs(*run.finished_at - *row.execution_date) <= kSameTime;
    };
    if (std::ranges::any_of(runs.runs, is_of_this)) continue;
    if (PatchRun* run = same_run(runs, match, std::nullopt, row.execution_date)) {
      const auto is_association = [](const SeenIn& seen) { return seen.kind == "association"; };
      if (std::ranges::none_of(run->seen_in, is_association)) join(*run, match, match.id, std::move(evidence));
      continue;
    }
    runs.runs.push_back(new_run(match, match.id, row.execution_date, *row.status,
                                row.error_code && !row.error_code->empty() ? row.error_code : row.detailed_status,
                                std::move(evidence)));
    runs.runs.back().finished_at = row.execution_date;
    if (row.execution_summary) runs.runs.back().summary = row.execution_summary;
  }
}

// Only the newest executions' targets are read, and those may be of nodes that joined since: then the node's own list
// alone knows of its last run.
void note_unread(const ScopeView& view, const Node& node, const AssociationMatch& match, Shown& shown,
                 PatchRuns& runs) {
  const auto statuses = view.list<OnNode>(node.managed_id);
  if (shown.is_found || shown.is_complete || statuses.gap() == nullptr) return;
  if (is_tried(statuses.gap())) shown.gaps.push_back(*statuses.gap());
  for (const Gap& gap : shown.gaps) {
    Evidence evidence = view.trail().not_read(gap, fmt::format("how association {} ended on the node", match.id));
    if (std::ranges::find(runs.gaps, evidence) == runs.gaps.end()) runs.gaps.push_back(std::move(evidence));
    runs.is_complete = false;
  }
}

}  // namespace

void join_association_executions(const ScopeView& view, const Node& node, const Patching& patching, PatchRuns& runs) {
  if (!patching.associations) return;
  for (const AssociationMatch& match : *patching.associations) {
    if (match.operation == PatchOperation::other) continue;
    Shown shown = join_executions(view, node, match, runs);
    join_status(view, node, match, runs);
    note_unread(view, node, match, shown, runs);
  }
}

}  // namespace patchtriage
