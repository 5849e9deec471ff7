// What the executions of covering maintenance windows say about a node.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assess/patch_documents.h"
#include "assess/patch_runs.h"
#include "assess/patch_sources.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage {
namespace {

// AWS's words where the targets of a task resolved to nothing.
constexpr std::string_view kNoTargets = "No invocations";

using Execution = ssm::MaintenanceWindowExecution;
using TaskExecution = ssm::MaintenanceWindowExecutionTaskIdentity;
using Invocation = ssm::MaintenanceWindowExecutionTaskInvocationIdentity;

// What one execution of a window did for its patch tasks.
struct Patched {
  std::set<std::string> commands;  // ids of the commands and automations that its patch tasks started
  bool is_known = true;            // false: a listing below the execution could not be read
  bool was_asked = true;           // false: an older execution, whose tasks the plan doesn't read
  bool ended_well = false;         // a patch task did all that it had to
  std::vector<Evidence> gaps;
  std::vector<Evidence> evidence;    // of the patch tasks that ended badly
  std::string details;               // AWS's words about them
  std::optional<std::string> alarm;  // that stopped one of them
};

Patched patch_tasks_of(const ScopeView& view, const Execution& execution) {
  Patched result;
  const auto tasks = view.list<TaskExecution>(execution.window_execution_id);
  if (const Gap* gap = tasks.gap()) {
    result.is_known = false;
    result.was_asked = gap->reason != Gap::Reason::not_asked;
    if (result.was_asked) result.gaps.push_back(view.trail().not_read(*gap, "the tasks of a window execution"));
  }
  for (const TaskExecution& task : tasks.rows()) {
    if (find_patch_document(task.task_arn.value_or("")) == nullptr) continue;
    if (task.status == "SUCCESS") {
      result.ended_well = true;
    } else if (task.status) {
      result.evidence.push_back(view.trail().cite(task, &TaskExecution::status, "how the window's patch task ended"));
      if (task.status_details) result.details = *task.status_details;
      if (!task.triggered_alarms.empty()) {
        result.alarm = task.triggered_alarms[0].name.value_or("");
        result.evidence.push_back(view.trail().cite(task, task.triggered_alarms[0].name,
                                                    "the CloudWatch alarm that stopped the window's task"));
      }
    }
    const auto invocations = view.list<Invocation>(execution.window_execution_id + "/" + task.task_execution_id);
    if (const Gap* gap = invocations.gap()) {
      result.is_known = false;
      if (gap->reason != Gap::Reason::not_asked) {
        result.gaps.push_back(view.trail().not_read(*gap, "the invocations of a window's task"));
      }
    }
    for (const Invocation& invocation : invocations.rows()) {
      if (invocation.execution_id && !invocation.execution_id->empty())
        result.commands.insert(*invocation.execution_id);
      const bool has_no_targets = invocation.status_details.value_or("").find(kNoTargets) != std::string::npos;
      if (has_no_targets || (invocation.status && *invocation.status != "SUCCESS")) {
        result.evidence.push_back(
            view.trail().cite(invocation, &Invocation::status, "how the task's invocation ended"));
        if (invocation.status_details) result.details = *invocation.status_details;
      }
    }
  }
  return result;
}

bool ended_without_running(const Execution& execution) {
  const std::string status = squeezed_status(execution.status.value_or(""));
  return status == "skippedoverlapping" || status == "timedout" || status == "cancelled" || status == "failed";
}

// The window passed the node over: nothing was sent to it.
PatchRun skipped_run(const ScopeView& view, const WindowMatch& match, const Execution& execution, Patched patched,
                     const PatchDocument* document) {
  PatchRun run;
  run.kind = "maintenance_window";
  run.id = execution.window_execution_id;
  run.at = execution.start_time;
  run.finished_at = execution.end_time;
  if (document != nullptr) run.document = std::string(document->name);
  run.operation = match.operation;
  run.status = execution.status.value_or("");
  run.status_details = patched.details.empty() ? execution.status_details : std::optional(patched.details);
  run.summary = fmt::format("window {} ended as {} and sent the node nothing", match.id, run.status);
  run.output = fmt::format("Status: {}\nStatusDetails: {}", run.status, run.status_details.value_or(""));
  run.source_kind = "status-details";
  run.seen_in.push_back({"maintenance_window", run.id});
  run.stopped_by_alarm = std::move(patched.alarm);
  run.evidence = std::move(patched.evidence);
  run.evidence.insert(run.evidence.begin(),
                      view.trail().cite(execution, &Execution::status, "how the window's run ended"));
  return run;
}

// The plan doesn't ask which commands an older execution sent that ended well: one of its document that was sent as it
// began, and that nothing else claims, is taken for its own.
bool is_likely_of(const Execution& execution, const PatchDocument* document, const PatchRun& run) {
  constexpr Duration kSentWithin = std::chrono::minutes(10);
  if (document == nullptr || run.document != document->name || !run.at || !execution.start_time) return false;
  if (*run.at < *execution.start_time || *run.at - *execution.start_time > kSentWithin) return false;
  return std::ranges::none_of(run.seen_in, [](const SeenIn& seen) {
    return seen.kind == "association" || seen.kind == "automation" || seen.kind == "maintenance_window";
  });
}

void join_execution(const ScopeView& view, const Node& node, const WindowMatch& match, const Execution& execution,
                    const PatchDocument* document, PatchRuns& runs) {
  Patched patched = patch_tasks_of(view, execution);
  bool is_joined = false;
  for (PatchRun& run : runs.runs) {
    const bool is_named = patched.commands.contains(run.id);
    if (!is_named && (patched.was_asked || !is_likely_of(execution, document, run))) continue;
    is_joined = true;
    const bool is_known =
        std::ranges::any_of(run.seen_in, [&](const SeenIn& seen) { return seen.id == execution.window_execution_id; });
    if (is_known) continue;
    run.seen_in.push_back({"maintenance_window", execution.window_execution_id});
    if (!is_named) {
      run.evidence.push_back(
          view.trail().cite(execution, &Execution::start_time, "a run of the window began just before the command"));
      continue;
    }
    if (!run.operation) run.operation = match.operation;
    if (!run.baseline_override) run.baseline_override = match.baseline_override;
    run.evidence.push_back(view.trail().cite(execution, &Execution::status, "the window's run that sent the command"));
  }
  if (is_joined) return;
  runs.gaps.insert(runs.gaps.end(), patched.gaps.begin(), patched.gaps.end());
  const bool has_no_targets = patched.details.find(kNoTargets) != std::string::npos;
  if (!has_no_targets && (patched.ended_well || !ended_without_running(execution))) return;
  // Before the node was there nothing could be sent to it.
  if (node.information != nullptr && node.information->registration_date && execution.start_time &&
      *execution.start_time < *node.information->registration_date) {
    return;
  }
  // An overlap starts no task at all; of the others only the tasks tell that the node got nothing.
  const bool is_overlap = squeezed_status(execution.status.value_or("")) == "skippedoverlapping";
  if (!is_overlap && !patched.was_asked) return;
  if (!is_overlap && !patched.is_known) {
    runs.is_complete = false;
    return;
  }
  if (!is_overlap && !runs.is_complete) return;
  runs.runs.push_back(skipped_run(view, match, execution, std::move(patched), document));
}

}  // namespace

void join_window_executions(const ScopeView& view, const Node& node, const Patching& patching, PatchRuns& runs) {
  if (!patching.windows) return;
  const auto& sources = view.once<PatchSources>();
  std::set<std::string> done;
  for (const WindowMatch& match : *patching.windows) {
    if (match.operation == PatchOperation::other) continue;
    const WindowSource* window = sources.window(match.id);
    if (window == nullptr) continue;
    const auto task =
        std::ranges::find(window->tasks, match.task_id, [](const TaskSource& one) { return one.row->window_task_id; });
    const PatchDocument* document = task == window->tasks.end() ? nullptr : task->document;
    const auto executions = view.list<Execution>(match.id);
    if (const Gap* gap = executions.gap()) {
      runs.is_complete = false;
      if (done.insert(match.id).second) {
        runs.gaps.push_back(view.trail().not_read(*gap, fmt::format("the executions of window {}", match.id)));
      }
    }
    for (const Execution& execution : executions.rows()) {
      const auto is_listed = [&](const PatchRun& run) { return run.id == execution.window_execution_id; };
      if (std::ranges::any_of(runs.runs, is_listed)) continue;
      join_execution(view, node, match, execution, document, runs);
    }
  }
}

}  // namespace patchtriage
