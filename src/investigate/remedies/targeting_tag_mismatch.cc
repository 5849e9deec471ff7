// Against a target that misses the node by a tag.
#include "investigate/near_miss_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

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
  result.summary = miss->kind + " " + source + " asks for " + miss->expected + ", the node has " + miss->actual + ".";
  result.title = miss->kind + " " + source + " targets " + miss->expected + "; nodes have " + miss->actual;
  result.steps.push_back(diagnose(
      "See the node's tags", aws(facts, "ec2", "describe-tags").option("--filters", "Name=resource-id,Values=" + id)));
  append_retag(facts, *miss, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy targeting_tag_mismatch() { return {"targeting.tag-mismatch", "Make tag and target agree", evaluate}; }

}  // namespace patchtriage::remedies
