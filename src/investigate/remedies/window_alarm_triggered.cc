// Against an alarm that stops patching.
#include "investigate/attempts.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const PatchRun* run = last_install(facts.assessment);
  const std::string alarm = run == nullptr ? "" : run->stopped_by_alarm.value_or("");
  Remediation result;
  result.summary = "See why the alarm went off, then install again; watch another metric if patching itself trips it.";
  if (alarm.empty()) {
    result.change = "clear the alarm that stopped patching of {}";
  } else {
    result.target = "alarm " + alarm;
    result.title = "clear the CloudWatch alarm " + alarm + ", which stopped patching";
  }
  CommandLine see = aws(facts, "cloudwatch", "describe-alarms");
  CommandLine history = aws(facts, "cloudwatch", "describe-alarm-history");
  if (alarm.empty()) {
    see.input("--alarm-names", "ALARM");
    history.input("--alarm-name", "ALARM");
  } else {
    see.option("--alarm-names", alarm);
    history.option("--alarm-name", alarm);
  }
  for (const auto& [title, command] : {std::pair{"See what the alarm watches, and its state", see},
                                       std::pair{"See when it went off, and why", history}}) {
    RemedyStep look = diagnose(title, command);
    if (alarm.empty()) look.inputs.push_back({"ALARM", "the alarm of the command, task or association", {}});
    result.steps.push_back(std::move(look));
  }
  result.steps.push_back(for_everyone(step(RemedyStep::Purpose::fix,
                                           "Mend what the alarm warns of, or take it out of the task or association",
                                           RemedyStep::Changes::ssm)));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_alarm_triggered() {
  return {"window.alarm-triggered", "Clear the alarm that stopped patching", evaluate};
}

}  // namespace patchtriage::remedies
