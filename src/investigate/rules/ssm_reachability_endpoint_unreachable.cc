// No path on 443 to the Systems Manager endpoints.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"network.no-route",          "network.nat-down", "network.no-endpoints",
                                                "network.endpoint-sg",       "network.nacl",     "network.bpa",
                                                "network.instance-sg-egress"};
  return verdict_of_checks(facts, kCodes);
}

}  // namespace

Rule ssm_reachability_endpoint_unreachable() {
  Rule rule;
  rule.id = "ssm-reachability/endpoint-unreachable";
  rule.slug = "ssm-reachability/endpoint-unreachable";
  rule.layer = Layer::network;
  rule.position = 1;
  rule.documentation.means =
      "There is no path on TCP 443 from the instance's subnet to the Systems Manager endpoints: no "
      "interface endpoints, no NAT gateway or public path, or a security group, network ACL or VPC "
      "Block Public Access in the way. The agent can't call out.";
  rule.documentation.established =
      "The route table, gateways, endpoints, security groups and network ACLs of the subnet leave every "
      "option provably closed for ssm or for the message channel.";
  rule.documentation.is_not =
      "Not a name that doesn't resolve (ssm-reachability/dns-failure), and not an endpoint whose policy "
      "refuses the role (ssm-reachability/role-denied). A path through a transit gateway or an "
      "appliance is unknown, not closed.";
  rule.documentation.disproved_by =
      "A node in the same subnet with the same security groups that is online, or a heartbeat of this "
      "one.";
  rule.remedy = "network.no-endpoints";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
