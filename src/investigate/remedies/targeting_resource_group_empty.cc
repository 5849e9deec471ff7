// Against a resource group without the node.
#include "investigate/near_miss_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  const NearMiss* miss = install_near_miss(facts);
  if (miss == nullptr) {
    result.summary = "Correct the target of the schedule, or the node's tags.";
    result.steps.push_back(
        diagnose("See the node's tags",
                 aws(facts, "ec2", "describe-tags").option("--filters", "Name=resource-id,Values=" + id)));
    append_verify_scan(facts, result.steps);
    return result;
  }
  const std::string source = miss->name.value_or(miss->id);
  result.target = miss->id;
  result.summary =
      miss->kind + " " + source + " targets a resource group that doesn't hold the node: " + miss->actual + ".";
  result.title = "repair the resource group that " + source + " targets";
  result.steps.push_back(diagnose("See the groups", aws(facts, "resource-groups", "list-groups")));
  CommandLine query = aws(facts, "resource-groups", "update-group-query");
  query.input("--group-name", "GROUP").input("--resource-query", "QUERY");
  RemedyStep change =
      fix("Correct the group's query", query, Changes::ssm, "Everything that targets the group follows.");
  change.inputs.push_back({"GROUP", "the resource group that the target names", {}});
  change.inputs.push_back({"QUERY", "a query that finds the node: at most 5 tag keys, 5 values each", {}});
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_resource_group_empty() {
  return {"targeting.resource-group-empty", "Repair the resource group", evaluate};
}

}  // namespace patchtriage::remedies
