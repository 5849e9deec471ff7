// Against a scheduled install that Run Command refused, because too many were pending.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Spread the schedules over time, or ask for more pending invocations.";
  if (const WindowMatch* window = install_window(facts)) {
    result.target = window->id;
    result.title = "spread over time what maintenance window " + window->name.value_or(window->id) + " runs";
  } else {
    result.change = "spread over time what installs on {}";
  }
  result.steps.push_back(diagnose("See which commands run at the same time", aws(facts, "ssm", "list-commands")));
  result.steps.push_back(diagnose("See the quotas of Systems Manager",
                                  aws(facts, "service-quotas", "list-service-quotas").option("--service-code", "ssm")));
  result.steps.push_back(
      for_everyone(step(RemedyStep::Purpose::fix,
                        "Let the schedules that start together start at different times, or have the quota raised",
                        RemedyStep::Changes::ssm)));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy delivery_rate_exceeded() { return {"delivery.rate-exceeded", "Spread the installs over time", evaluate}; }

}  // namespace patchtriage::remedies
