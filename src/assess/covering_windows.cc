#include <fmt/format.h>

#include <algorithm>

#include "assess/covering_sources.h"
#include "assess/near_targets.h"
#include "assess/patch_sources.h"
#include "assess/targets.h"

namespace patchtriage {
namespace {

void append(std::vector<Evidence>& to, const std::vector<Evidence>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

const ssm::MaintenanceWindowTarget* registered_target(const WindowSource& window, const std::string& id) {
  const auto rows = window.targets.rows();
  const auto found = std::ranges::find(rows, id, &ssm::MaintenanceWindowTarget::window_target_id);
  return found == rows.end() ? nullptr : &*found;
}

// A task's targets: registrations of the window by their ids, or instances directly.
TargetMatch match_task(const ScopeView& view, const Node& node, const WindowSource& window, const TaskSource& task) {
  TargetMatch unknown;
  for (const ssm::Target& target : task.row->targets) {
    if (!target.key || *target.key != "WindowTargetIds") {
      TargetMatch direct = match_target(view, node, target);
      if (direct.match == Match::yes) return direct;
      if (direct.match == Match::unknown) unknown = std::move(direct);
      continue;
    }
    for (const std::string& id : target.values) {
      const ssm::MaintenanceWindowTarget* registration = registered_target(window, id);
      if (registration == nullptr) {
        if (const Gap* gap = window.targets.gap()) {
          unknown.match = Match::unknown;
          unknown.evidence.push_back(
              view.trail().not_read(*gap, fmt::format("the targets of window {}", window.row->window_id)));
        }
        continue;
      }
      TargetMatch registered = match_targets(view, node, registration->targets);
      if (registered.match == Match::yes) {
        registered.evidence.push_back(view.trail().cite(*registration, &ssm::MaintenanceWindowTarget::targets,
                                                        "the window's registered targets cover it"));
        return registered;
      }
      if (registered.match == Match::unknown) {
        unknown.match = Match::unknown;
        append(unknown.evidence, registered.evidence);
      }
    }
  }
  return unknown;
}

WindowMatch match_of(const WindowSource& window, const TaskSource& task) {
  WindowMatch match;
  match.id = window.row->window_id;
  match.name = window.row->name;
  match.enabled = window.row->enabled;
  match.schedule = window.row->schedule;
  match.next_execution_at = window.next.at;
  match.why_idle = window.next.why_not;
  const std::string zone = window.row->schedule_timezone.value_or("");
  if (window.row->end_date) match.end_date = parse_time_in_zone(*window.row->end_date, zone);
  match.operation = task.parameters.operation;
  match.writes_patch_state = task.document != nullptr && task.document->writes_patch_state;
  match.task_id = task.row->window_task_id;
  match.document = short_document_name(task.row->task_arn.value_or(""));
  match.baseline_override = task.parameters.baseline_override;
  match.install_override_list = task.parameters.install_override_list;
  match.reboot_option = task.parameters.reboot_option;
  return match;
}

// What covers the node and doesn't tell whether it patches, where nothing unread would tell.
void add_undecided(const TaskSource& task, const WindowMatch& match, Patching& patching) {
  if (match.operation || match.why_idle || !has_no_gap(task.parameters.cannot_tell)) return;
  patching.undecided.push_back(
      Trail::derived(fmt::format("window {} runs {} on the node", match.name.value_or(match.id), match.document),
                     task.parameters.cannot_tell));
}

void add_near_miss(const ScopeView& view, const Node& node, const WindowSource& window, const TaskSource& task,
                   Patching& patching) {
  if (task.document == nullptr) return;
  for (const ssm::Target& target : task.row->targets) {
    if (!target.key || *target.key != "WindowTargetIds") continue;
    for (const std::string& id : target.values) {
      const ssm::MaintenanceWindowTarget* registration = registered_target(window, id);
      if (registration == nullptr) continue;
      auto near = near_target(view, node, registration->targets);
      if (!near) continue;
      if (!near->unread.empty()) {
        append(patching.gaps, near->unread);
        continue;
      }
      near->evidence.push_back(
          view.trail().cite(*registration, &ssm::MaintenanceWindowTarget::targets, "what the window asks for"));
      patching.near_misses.push_back({"maintenance window", window.row->window_id, window.row->name,
                                      task.parameters.operation, std::move(near->expected), std::move(near->actual),
                                      std::move(near->mechanism), std::move(near->evidence), near->is_typo});
      return;
    }
  }
}

// True where the window's coverage of the node is known.
bool find_in_window(const ScopeView& view, const Node& node, const WindowSource& window, Patching& patching,
                    std::vector<WindowMatch>& found) {
  const Trail& trail = view.trail();
  bool is_known = true;
  if (window.tasks_gap) {
    // Without its tasks a window may do anything to any node: they may name instances beside its registered targets
    // (AllowUnassociatedTargets, which the listing of windows doesn't tell).
    patching.gaps.push_back(
        trail.not_read(*window.tasks_gap, fmt::format("the tasks of window {}", window.row->window_id)));
    is_known = false;
  }
  for (const TaskSource& task : window.tasks) {
    const bool may_patch = task.parameters.operation != PatchOperation::other;
    const TargetMatch target = match_task(view, node, window, task);
    if (target.match == Match::unknown && may_patch) {
      append(patching.gaps, target.evidence);
      if (target.evidence.empty()) {
        const Evidence open =
            trail.cite(*task.row, &ssm::MaintenanceWindowTask::targets, "targets that can't be resolved");
        patching.gaps.push_back(open);
        patching.undecided.push_back(Trail::derived(
            fmt::format("window {} may cover the node", window.row->name.value_or(window.row->window_id)), {open}));
      }
      is_known = false;
    }
    if (target.match == Match::no) add_near_miss(view, node, window, task, patching);
    if (target.match != Match::yes) continue;
    WindowMatch match = match_of(window, task);
    match.matched_by = target.matched_by;
    match.evidence = target.evidence;
    match.evidence.push_back(
        trail.cite(*task.row, &ssm::MaintenanceWindowTask::task_arn, "what the window's task runs"));
    append(match.evidence, window.next.evidence);
    if (may_patch) {
      append(patching.gaps, task.parameters.cannot_tell);
      append(patching.gaps, window.next.cannot_tell);
      add_undecided(task, match, patching);
    }
    found.push_back(std::move(match));
  }
  return is_known;
}

}  // namespace

void find_windows(const ScopeView& view, const Node& node, Patching& patching) {
  const auto& sources = view.once<PatchSources>();
  bool is_complete = true;
  if (sources.windows_gap()) {
    is_complete = false;
    patching.gaps.push_back(view.trail().not_read(*sources.windows_gap(), "the maintenance windows"));
  }
  std::vector<WindowMatch> found;
  for (const WindowSource& window : sources.windows()) {
    is_complete = find_in_window(view, node, window, patching, found) && is_complete;
  }
  if (is_complete || !found.empty()) patching.windows = std::move(found);
}

}  // namespace patchtriage
