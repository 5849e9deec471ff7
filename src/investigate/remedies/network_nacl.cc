// Against a network ACL that drops the calls or their replies.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;
  result.summary =
      "Allow TCP 443 out and 1024-65535 in through the network ACL of the subnet (and the reverse at the endpoints).";
  const std::string acl = network_acl(facts);
  result.target = acl.empty() ? "network ACL of " + facts.assessment.context.subnet_id.value_or(id) : acl;
  result.title = "open " + result.target + " for 443 and its replies";
  result.steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                                 "AWSSupport-TroubleshootManagedInstance", document_parameters({{"InstanceId", id}}),
                                 Changes::nothing, ""));
  append_acl_entries(facts, result.steps, acl);
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_nacl() { return {"network.nacl", "Open the network ACL for 443 and its replies", evaluate}; }

}  // namespace patchtriage::remedies
