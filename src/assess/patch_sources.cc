#include "assess/patch_sources.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/next_run.h"
#include "assess/scope_view.h"

namespace patchtriage {
namespace {

constexpr std::string_view kPolicyName = "AWS-QuickSetup-PatchPolicy-";
constexpr std::string_view kPolicyBucket = "s3://aws-quicksetup-patchpolicy-";

PatchParameters parameters_of(const PatchDocument& document, const DocumentParameters& parameters) {
  PatchParameters result;
  result.operation = operation_of(document, parameters);
  result.baseline_override = parameter(parameters, "BaselineOverride");
  result.install_override_list = parameter(parameters, "InstallOverrideList");
  result.reboot_option = parameter(parameters, "RebootOption");
  return result;
}

// Documents that don't patch do something else; one of the account's own may hide patching.
PatchParameters parameters_of_other(std::string_view document) {
  PatchParameters result;
  if (!may_wrap_patching(document)) result.operation = PatchOperation::other;
  return result;
}

// Quick Setup names its two associations after what they do.
std::optional<PatchOperation> operation_by_policy_name(const std::string& name) {
  if (!name.starts_with(kPolicyName)) return std::nullopt;
  if (name.find("Install") != std::string::npos) return PatchOperation::install;
  if (name.find("Scan") != std::string::npos) return PatchOperation::scan;
  return std::nullopt;
}

AssociationSource association_source(const ScopeView& view, const ssm::Association& row) {
  AssociationSource source;
  source.row = &row;
  const std::string document = row.name.value_or("");
  const std::string name = row.association_name.value_or("");
  source.document = find_patch_document(document);
  const auto details = view.list<ssm::AssociationDescription>(row.association_id);
  source.details = details.only();
  source.is_patch_policy = name.starts_with(kPolicyName);
  if (source.document == nullptr) {
    source.parameters = parameters_of_other(document);
    if (!source.parameters.operation) {
      source.parameters.cannot_tell.push_back(
          view.trail().cite(row, &ssm::Association::name, "a document of the account's own that may patch"));
    }
  } else if (source.details != nullptr) {
    source.parameters = parameters_of(*source.document, source.details->parameters);
    const auto& override_list = source.parameters.baseline_override;
    source.is_patch_policy = source.is_patch_policy || (override_list && override_list->starts_with(kPolicyBucket));
    if (!source.parameters.operation) {
      source.parameters.cannot_tell.push_back(view.trail().cite(
          *source.details, &ssm::AssociationDescription::parameters, "its parameters don't name an operation"));
    }
  } else {
    source.parameters.operation = operation_of(*source.document, {});
    if (!source.parameters.operation) source.parameters.operation = operation_by_policy_name(name);
    if (!source.parameters.operation && details.gap() != nullptr) {
      source.parameters.cannot_tell.push_back(
          view.trail().not_read(*details.gap(), fmt::format("the parameters of association {}", row.association_id)));
    }
  }
  source.schedule = schedule_of(row, source.details);
  source.next = next_run_of(view, source);
  return source;
}

TaskSource task_source(const ScopeView& view, const std::string& window_id, const ssm::MaintenanceWindowTask& row) {
  TaskSource source;
  source.row = &row;
  const std::string document = row.task_arn.value_or("");
  const std::string type = row.type.value_or("");
  const bool runs_a_document = type.empty() || type == "RUN_COMMAND" || type == "AUTOMATION";
  source.document = runs_a_document ? find_patch_document(document) : nullptr;
  if (source.document == nullptr) {
    if (runs_a_document) {
      source.parameters = parameters_of_other(document);
    } else {
      source.parameters.operation = PatchOperation::other;
    }
    if (!source.parameters.operation) {
      source.parameters.cannot_tell.push_back(view.trail().cite(row, &ssm::MaintenanceWindowTask::task_arn,
                                                                "a document of the account's own that may patch"));
    }
    return source;
  }
  const auto details = view.list<ssm::MaintenanceWindowTaskDetails>(window_id + "/" + row.window_task_id);
  source.details = details.only();
  DocumentParameters parameters;
  if (source.details != nullptr && source.details->task_invocation_parameters) {
    const auto& invocation = *source.details->task_invocation_parameters;
    if (invocation.run_command) parameters = invocation.run_command->parameters;
    if (invocation.automation)
      parameters.insert(invocation.automation->parameters.begin(), invocation.automation->parameters.end());
  }
  // The listing's own parameters are deprecated, and filled only by old tools.
  for (const auto& [name, value] : row.task_parameters) parameters.try_emplace(name, value.values);
  source.parameters = parameters_of(*source.document, parameters);
  if (source.parameters.operation) return source;
  if (const Gap* gap = details.gap()) {
    source.parameters.cannot_tell.push_back(
        view.trail().not_read(*gap, fmt::format("the parameters of task {} of {}", row.window_task_id, window_id)));
  } else {
    source.parameters.cannot_tell.push_back(
        view.trail().cite(row, &ssm::MaintenanceWindowTask::window_task_id, "its parameters don't name an operation"));
  }
  return source;
}

WindowSource window_source(const ScopeView& view, const ssm::MaintenanceWindowIdentity& row) {
  const auto tasks = view.list<ssm::MaintenanceWindowTask>(row.window_id);
  WindowSource source{.row = &row, .tasks = {}, .targets = view.list<ssm::MaintenanceWindowTarget>(row.window_id)};
  if (const Gap* gap = tasks.gap()) source.tasks_gap = *gap;
  for (const ssm::MaintenanceWindowTask& task : tasks.rows()) {
    source.tasks.push_back(task_source(view, row.window_id, task));
  }
  source.schedule = schedule_of(row);
  source.next = next_run_of(view, source);
  return source;
}

}  // namespace

bool WindowSource::may_patch() const {
  return tasks_gap || std::ranges::any_of(tasks, [](const TaskSource& task) {
           return task.parameters.operation != PatchOperation::other;
         });
}

PatchSources::PatchSources(const ScopeView& view) {
  const auto associations = view.list<ssm::Association>();
  if (associations.gap() != nullptr) {
    associations_gap_ = *associations.gap();
  } else {
    all_associations_ = *associations.complete();
  }
  for (const ssm::Association& row : associations.rows()) associations_.push_back(association_source(view, row));
  const auto windows = view.list<ssm::MaintenanceWindowIdentity>();
  if (windows.gap() != nullptr) {
    windows_gap_ = *windows.gap();
  } else {
    all_windows_ = *windows.complete();
  }
  for (const ssm::MaintenanceWindowIdentity& row : windows.rows()) windows_.push_back(window_source(view, row));
  // AWS's order is none to rely on.
  std::ranges::sort(associations_, {}, [](const AssociationSource& one) { return one.row->association_id; });
  std::ranges::sort(windows_, {}, [](const WindowSource& one) { return one.row->window_id; });
  for (WindowSource& window : windows_) {
    std::ranges::sort(window.tasks, {}, [](const TaskSource& one) { return one.row->window_task_id; });
  }
}

const AssociationSource* PatchSources::association(const std::string& id) const {
  const auto found =
      std::ranges::find(associations_, id, [](const AssociationSource& one) { return one.row->association_id; });
  return found == associations_.end() ? nullptr : &*found;
}

const WindowSource* PatchSources::window(const std::string& id) const {
  const auto found = std::ranges::find(windows_, id, [](const WindowSource& one) { return one.row->window_id; });
  return found == windows_.end() ? nullptr : &*found;
}

}  // namespace patchtriage
