// Against a network ACL in the way.
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string acl = network_acl(facts);
  const std::string target =
      acl.empty() ? "network ACL of " + facts.assessment.context.subnet_id.value_or(facts.node.key.instance_id) : acl;
  Remediation result = network_remediation(facts, target, "open " + target + " for 443 and its replies",
                                           "Allow TCP 443 out and 1024-65535 in through the network ACL of the subnet "
                                           "(and the reverse at the endpoints).");
  append_acl_entries(facts, result.steps, acl);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy network_nacl() { return {"network.nacl", "Open the network ACL for 443 and its replies", evaluate}; }

}  // namespace patchtriage::remedies
