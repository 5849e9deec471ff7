// Against a node that is scanned and never patched.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Let the schedule that scans the node be joined by one that installs.";
  result.title = "schedule installs for " + id;
  for (RemedyStep& each : window_candidates(facts)) result.steps.push_back(std::move(each));
  RemedyStep create =
      fix("Or give it an association of its own; installing at fixed times, not at once",
          aws(facts, "ssm", "create-association")
              .option("--name", "AWS-RunPatchBaseline")
              .option("--association-name", "patch-install")
              .option("--targets", "Key=InstanceIds,Values=" + id)
              .json("--parameters", document_parameters({{"Operation", "Install"}, {"RebootOption", "RebootIfNeeded"}}))
              .option("--schedule-expression", "cron(0 2 ? * SUN *)")
              .flag("--apply-only-at-cron-interval"),
          Changes::ssm, "From then on it installs, and restarts the instance where needed, on Sundays at 02:00 UTC.");
  create.may_reboot = true;
  result.steps.push_back(std::move(create));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_no_install_schedule() { return {"targeting.no-install-schedule", "Schedule installs", evaluate}; }

}  // namespace patchtriage::remedies
