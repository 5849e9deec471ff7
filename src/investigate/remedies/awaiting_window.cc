// Where an install is scheduled: wait for it, or patch now.
#include "base/time.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const auto& next = facts.assessment.patching.next_install_at;
  result.summary = "Wait for the install" + (next ? " of " + format_time(*next) : std::string()) + ", or patch now.";
  result.title = "wait for the scheduled install";
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy awaiting_window() { return {"awaiting-window", "Wait for the window, or patch now", evaluate}; }

}  // namespace patchtriage::remedies
