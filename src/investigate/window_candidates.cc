#include "investigate/window_candidates.h"

#include "fleet/records/ssm_windows.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

constexpr std::size_t kLimit = 5;

}  // namespace

std::vector<RemedyStep> window_candidates(const RuleFacts& facts) {
  std::vector<std::string> windows;
  for (const ssm::MaintenanceWindowIdentity& window : facts.view.list<ssm::MaintenanceWindowIdentity>().rows()) {
    if (window.enabled == true && windows.size() < kLimit) windows.push_back(window.window_id);
  }
  if (windows.empty()) return {};
  RemedyStep add = fix("Register it as a target of a window, and name the target in its task",
                       aws(facts, "ssm", "register-target-with-maintenance-window")
                           .input("--window-id", "WINDOW")
                           .option("--resource-type", "INSTANCE")
                           .instance_values("--targets", "Key=InstanceIds,Values=", facts.node.managed_id),
                       RemedyStep::Changes::ssm);
  add.inputs.push_back({"WINDOW", "the maintenance window that should patch the node", std::move(windows)});
  add.side_effects = "The window's next run patches the node and may restart it.";
  add.may_reboot = true;
  std::vector<RemedyStep> steps;
  steps.push_back(std::move(add));
  return steps;
}

const WindowMatch* install_window(const RuleFacts& facts) {
  if (!facts.assessment.patching.windows) return nullptr;
  const WindowMatch* any = nullptr;
  for (const WindowMatch& window : *facts.assessment.patching.windows) {
    if (window.operation != PatchOperation::install) continue;
    if (!window.next_execution_at) return &window;
    if (any == nullptr) any = &window;
  }
  return any;
}

const AssociationMatch* install_association(const RuleFacts& facts) {
  if (!facts.assessment.patching.associations) return nullptr;
  for (const AssociationMatch& association : *facts.assessment.patching.associations) {
    if (association.operation == PatchOperation::install && !association.why_idle) return &association;
  }
  return nullptr;
}

}  // namespace patchtriage::remedies
