// Against a window or an association that ends before its runs do.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation longer_association(const RuleFacts& facts, const AssociationMatch& association) {
  Remediation result;
  result.target = association.id;
  result.title = "give enough time to association " + association.name.value_or(association.id);
  result.summary = "Give the association a longer Duration, and let more nodes run at once.";
  result.steps.push_back(
      diagnose("See how its last runs ended",
               aws(facts, "ssm", "describe-association-executions").option("--association-id", association.id)));
  result.steps.push_back(for_everyone(
      step(RemedyStep::Purpose::fix, "Give the association a longer Duration or none, and a higher MaxConcurrency",
           RemedyStep::Changes::ssm)));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  const AssociationMatch* association = window == nullptr ? install_association(facts) : nullptr;
  if (association != nullptr) return longer_association(facts, *association);
  Remediation result = window_remediation(facts, window, "give enough time to");
  result.steps.push_back(find_canceller(facts));
  result.summary =
      "Make the window long enough for all of its targets, or its runs rarer, and let more of them run at once.";
  if (window != nullptr) append_more_time(facts, *window, result.steps);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_cutoff_too_early() { return {"window.cutoff-too-early", "Give the window enough time", evaluate}; }

}  // namespace patchtriage::remedies
