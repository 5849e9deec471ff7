// Against runs of a window that overlap.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  Remediation result = window_remediation(facts, window, "keep runs from overlapping in");
  result.summary =
      "Make the window long enough for all of its targets, or its runs rarer, and let more of them run at once.";
  if (window != nullptr) append_more_time(facts, *window, result.steps);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_skipped_overlapping() {
  return {"window.skipped-overlapping", "Keep the runs of the window from overlapping", evaluate};
}

}  // namespace patchtriage::remedies
