// Where the records do not decide: look at the node.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "The records don't decide: look at the node itself, and scan it again.";
  result.steps.push_back(
      diagnose("Read what the instance printed while it started",
               aws(facts, "ec2", "get-console-output").option("--instance-id", facts.node.key.instance_id)));
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance",
                                 document_parameters({{"InstanceId", facts.node.key.instance_id}}), Changes::nothing,
                                 ""));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy look_at_node() { return {"look-at-node", "Look at the node", evaluate}; }

}  // namespace patchtriage::remedies
