// Against an instance that is off when patching is due.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  const WindowMatch* window = install_window(facts);
  if (window != nullptr) result.target = window->id;

  result.summary =
      "Align the start and stop schedule of the instance with its patch schedule, or let the window start it.";
  result.title = "have " + id + " running when patching is due";
  RemedyStep start = step(
      Purpose::fix, "Let the window's first task start its instances, or move one of the two schedules", Changes::ssm);
  start.runbook = "AWS-StartEC2Instance";
  start.affects_others = true;
  result.steps.push_back(std::move(start));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_offline_at_window() {
  return {"window.offline-at-window", "Have the instance running when patching is due", evaluate};
}

}  // namespace patchtriage::remedies
