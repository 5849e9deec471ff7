// Against a node that nothing covers.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;
  result.summary = "Scan the node once, then let a patch policy, a window or an association cover it.";
  result.title = "cover " + id + " with a patch schedule";
  append_verify_scan(facts, result.steps);
  for (RemedyStep& each : result.steps) each.purpose = Purpose::diagnose;
  for (RemedyStep& each : window_candidates(facts)) result.steps.push_back(std::move(each));
  RemedyStep create =
      fix("Or give it a schedule of its own (a Quick Setup patch policy does this for a whole organisation)",
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

Remedy targeting_never_scanned() {
  return {"targeting.never-scanned", "Cover the node with a patch schedule", evaluate};
}

}  // namespace patchtriage::remedies
