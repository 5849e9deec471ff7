// Against an instance that is off when its window runs.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  Remediation result = window_remediation(facts, window, "have instances running for");
  if (window == nullptr) result.change = "have {} running when patching is due";
  result.summary =
      "Align the start and stop schedule of the instance with its patch schedule, or let the window start it.";
  RemedyStep start =
      step(RemedyStep::Purpose::fix, "Let the window start its instances first, or move one of the two schedules",
           RemedyStep::Changes::ssm);
  if (window != nullptr) {
    CommandLine task = aws(facts, "ssm", "register-task-with-maintenance-window");
    task.option("--window-id", window->id)
        .option("--task-type", "AUTOMATION")
        .option("--task-arn", "AWS-StartEC2Instance")
        .option("--priority", "0")
        .instance_values("--targets", "Key=InstanceIds,Values=", facts.node.key.instance_id)
        .option("--max-concurrency", "10")
        .option("--max-errors", "10")
        .json(
            "--task-invocation-parameters",
            Json::object({{"Automation",
                           Json::object({{"Parameters", document_parameters({{"InstanceId", "{{RESOURCE_ID}}"}})}})}}));
    set_command(start, task);
    start.side_effects = "Every run of the window starts them; nothing stops them afterwards.";
  }
  start.runbook = "AWS-StartEC2Instance";
  result.steps.push_back(for_everyone(std::move(start)));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_offline_at_window() {
  return {"window.offline-at-window", "Have the instance running when patching is due", evaluate};
}

}  // namespace patchtriage::remedies
