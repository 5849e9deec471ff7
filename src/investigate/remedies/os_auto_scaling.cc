// Where an Auto Scaling group launches the instance: a newer image instead of work on one of its instances.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/replacement_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  const Replacer replacer = replacer_of(facts);
  Remediation result;
  result.target = replacer.target;
  result.title = "replace the instances of " + replacer.target + " from a newer image";
  result.summary = "Put the patches into a new image and let " + replacer.target +
                   " replace its instances by it: what is mended by hand is lost with the next one that it launches.";
  CommandLine see = aws(facts, "autoscaling", "describe-auto-scaling-groups");
  if (const auto& group = facts.assessment.context.auto_scaling_group) see.option("--auto-scaling-group-names", *group);
  result.steps.push_back(diagnose("See what the group launches from", see));
  // An agent or a machine that broke may be sound in the image; what failed to install is not.
  const bool may_be_sound = cause.category == "agent" || cause.category == "ssm-reachability";
  if (may_be_sound) append_replace_one(facts, result.steps);
  append_replacement(facts, replacer, result.steps);
  append_verify_replacement(facts, replacer, result.steps);
  return result;
}

}  // namespace

Remedy os_auto_scaling() { return {"os.auto-scaling", "Replace the group's instances from a newer image", evaluate}; }

}  // namespace patchtriage::remedies
