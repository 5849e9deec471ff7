// Against an instance that its owner replaces instead of patching.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

std::string tag(const RuleFacts& facts, std::string_view key, std::string_view other_key) {
  if (!facts.assessment.context.tags) return "";
  for (const auto& [name, value] : *facts.assessment.context.tags) {
    if (name == key || name == other_key) return value;
  }
  return "";
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const std::string owner = facts.assessment.context.owning_service.value_or("the owning service");
  result.summary = "Replace the instance through " + owner + " with one from a newer image; don't patch it in place.";
  result.target = owner + " in " + facts.node.key.region;
  result.title = "update nodes through " + owner;
  const std::string cluster = tag(facts, "eks:cluster-name", "aws:eks:cluster-name");
  const std::string group = tag(facts, "eks:nodegroup-name", "aws:eks:nodegroup-name");
  if (!cluster.empty() && !group.empty()) {
    result.target = "node group " + cluster + "/" + group;
    result.title = "update node group " + cluster + "/" + group;
    RemedyStep update = fix("Update the node group to the newest image",
                            aws(facts, "eks", "update-nodegroup-version")
                                .option("--cluster-name", cluster)
                                .option("--nodegroup-name", group),
                            Changes::instance, "It replaces every node of the group, draining them one by one.");
    update.affects_others = true;
    result.steps.push_back(std::move(update));
    return result;
  }
  const auto& scaling = facts.assessment.context.auto_scaling_group;
  if (scaling) {
    result.target = "Auto Scaling group " + *scaling;
    result.title = "replace the instances of " + *scaling + " from a newer image";
    RemedyStep refresh =
        fix("Replace the group's instances from a newer image",
            aws(facts, "autoscaling", "start-instance-refresh").option("--auto-scaling-group-name", *scaling),
            Changes::instance, "It replaces every instance of the group.");
    refresh.affects_others = true;
    result.steps.push_back(std::move(refresh));
    return result;
  }
  result.steps.push_back(
      step(Purpose::fix, "Let " + owner + " replace it with an instance from a newer image", Changes::instance));
  return result;
}

}  // namespace

Remedy os_service_managed() { return {"os.service-managed", "Update it through the service that owns it", evaluate}; }

}  // namespace patchtriage::remedies
