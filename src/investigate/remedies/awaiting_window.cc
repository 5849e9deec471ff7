// Where an install is scheduled: wait for it, or patch now.
#include "base/items.h"
#include "base/time.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// The window or association whose next run is the scheduled install.
std::string source_of_next(const RuleFacts& facts) {
  const Patching& patching = facts.assessment.patching;
  for (const WindowMatch& window : items(patching.windows)) {
    if (window.operation == PatchOperation::install && window.next_execution_at == patching.next_install_at) {
      return window.id;
    }
  }
  for (const AssociationMatch& association : items(patching.associations)) {
    if (association.operation == PatchOperation::install && association.next_execution_at == patching.next_install_at) {
      return association.id;
    }
  }
  return "";
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const auto& next = facts.assessment.patching.next_install_at;
  const std::string source = next ? source_of_next(facts) : "";
  result.summary = "Wait for the install" + (next ? " of " + format_time(*next) : std::string()) + ", or patch now.";
  if (source.empty()) {
    result.change = "wait for the scheduled install of {}, or patch now";
  } else {
    result.target = source;
    result.title = "wait for the install that " + source + " runs at " + format_time(*next) + ", or patch now";
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy awaiting_window() { return {"awaiting-window", "Wait for the window, or patch now", evaluate}; }

}  // namespace patchtriage::remedies
