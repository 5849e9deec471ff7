#include "investigate/network_steps.h"

#include <set>

#include "assess/network/network_index.h"
#include "fleet/records/ec2_network.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

constexpr std::size_t kCandidates = 8;

std::vector<const ec2::VpcEndpoint*> endpoints_of(const RuleFacts& facts, std::string_view service) {
  std::vector<const ec2::VpcEndpoint*> found;
  for (const ec2::VpcEndpoint& endpoint : facts.view.list<ec2::VpcEndpoint>().rows()) {
    if (endpoint.vpc_id == facts.assessment.context.vpc_id && endpoint.service_name &&
        endpoint.service_name->ends_with("." + std::string(service))) {
      found.push_back(&endpoint);
    }
  }
  return found;
}

std::string vpc_of(const RuleFacts& facts) { return facts.assessment.context.vpc_id.value_or(""); }

std::vector<std::string> groups_of_vpc(const RuleFacts& facts) {
  std::vector<std::string> groups;
  for (const ec2::SecurityGroup& group : facts.view.list<ec2::SecurityGroup>().rows()) {
    if (group.vpc_id == facts.assessment.context.vpc_id && groups.size() < kCandidates)
      groups.push_back(group.group_id);
  }
  return groups;
}

std::vector<std::string> subnets_of_vpc(const RuleFacts& facts) {
  std::vector<std::string> subnets;
  for (const ec2::Subnet& subnet : facts.view.list<ec2::Subnet>().rows()) {
    if (subnet.vpc_id == facts.assessment.context.vpc_id && subnets.size() < kCandidates) {
      subnets.push_back(subnet.subnet_id);
    }
  }
  return subnets;
}

RemedyStep acl_entry(const RuleFacts& facts, const std::string& acl, bool is_egress) {
  CommandLine command = aws(facts, "ec2", "create-network-acl-entry");
  RemedyStep result = step(Purpose::fix, is_egress ? "Allow 443 out" : "Allow the replies in", Changes::network);
  if (acl.empty()) {
    command.input("--network-acl-id", "NETWORK_ACL");
    result.inputs.push_back({"NETWORK_ACL", "the network ACL of the subnet", {}});
  } else {
    command.option("--network-acl-id", acl);
  }
  command.input("--rule-number", "RULE_NUMBER")
      .option("--protocol", "tcp")
      .option("--rule-action", "allow")
      .flag(is_egress ? "--egress" : "--ingress")
      .option("--cidr-block", "0.0.0.0/0")
      .option("--port-range", is_egress ? "From=443,To=443" : "From=1024,To=65535");
  result.inputs.push_back({"RULE_NUMBER", "a free number below the rule that denies", {}});
  result.command = command.text();
  result.side_effects = "It holds for every subnet of the ACL.";
  result.affects_others = true;
  return result;
}

}  // namespace

void append_endpoints(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  for (const char* service : {"ssm", "ssmmessages"}) {
    if (!endpoints_of(facts, service).empty()) continue;
    RemedyStep create =
        step(Purpose::fix, "Add the interface endpoint " + std::string(service) + " to the VPC", Changes::network);
    create.command = aws(facts, "ec2", "create-vpc-endpoint")
                         .option("--vpc-id", vpc_of(facts))
                         .option("--vpc-endpoint-type", "Interface")
                         .option("--service-name", "com.amazonaws." + facts.node.key.region + "." + service)
                         .input("--subnet-ids", "SUBNET")
                         .input("--security-group-ids", "ENDPOINT_GROUP")
                         .flag("--private-dns-enabled")
                         .text();
    create.inputs.push_back({"SUBNET", "a subnet for the endpoint, one for each zone", subnets_of_vpc(facts)});
    create.inputs.push_back(
        {"ENDPOINT_GROUP", "a security group that lets 443 in from the instances", groups_of_vpc(facts)});
    create.side_effects = "Endpoints are billed by the hour; the service's name resolves to it in the whole VPC.";
    create.affects_others = true;
    steps.push_back(std::move(create));
  }
  const std::string table = route_table(facts);
  if (!endpoints_of(facts, "s3").empty() || table.empty()) return;
  RemedyStep gateway = fix("Add the gateway endpoint for S3, from which patches and agent updates come",
                           aws(facts, "ec2", "create-vpc-endpoint")
                               .option("--vpc-id", vpc_of(facts))
                               .option("--vpc-endpoint-type", "Gateway")
                               .option("--service-name", "com.amazonaws." + facts.node.key.region + ".s3")
                               .option("--route-table-ids", table),
                           Changes::network, "S3 is reached through it by everything that uses the route table.");
  gateway.affects_others = true;
  steps.push_back(std::move(gateway));
}

void append_nat_route(const RuleFacts& facts, std::vector<RemedyStep>& steps, bool replaces) {
  std::vector<std::string> gateways;
  for (const ec2::NatGateway& gateway : facts.view.list<ec2::NatGateway>().rows()) {
    if (gateway.vpc_id == facts.assessment.context.vpc_id && gateway.state == "available" &&
        gateways.size() < kCandidates) {
      gateways.push_back(gateway.nat_gateway_id);
    }
  }
  const std::string table = route_table(facts);
  CommandLine command = aws(facts, "ec2", replaces ? "replace-route" : "create-route");
  RemedyStep route = step(Purpose::fix, "Route the subnet to a NAT gateway", Changes::network);
  if (table.empty()) {
    command.input("--route-table-id", "ROUTE_TABLE");
    route.inputs.push_back({"ROUTE_TABLE", "the route table of the subnet", {}});
  } else {
    command.option("--route-table-id", table);
  }
  command.option("--destination-cidr-block", "0.0.0.0/0").input("--nat-gateway-id", "NAT_GATEWAY");
  route.inputs.push_back({"NAT_GATEWAY", "a public NAT gateway that is available", std::move(gateways)});
  route.command = command.text();
  route.side_effects = "Everything in the subnets of that table reaches the internet through it.";
  route.affects_others = true;
  steps.push_back(std::move(route));
}

void append_acl_entries(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& acl) {
  steps.push_back(acl_entry(facts, acl, true));
  steps.push_back(acl_entry(facts, acl, false));
}

void append_endpoint_change(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& title,
                            std::string_view option, const std::string& side_effects) {
  for (const char* service : {"ssm", "ssmmessages", "ec2messages"}) {
    for (const ec2::VpcEndpoint* endpoint : endpoints_of(facts, service)) {
      RemedyStep change = fix(
          title + ": " + service,
          aws(facts, "ec2", "modify-vpc-endpoint").option("--vpc-endpoint-id", endpoint->vpc_endpoint_id).flag(option),
          Changes::network, side_effects);
      change.affects_others = true;
      steps.push_back(std::move(change));
    }
  }
}

std::string route_table(const RuleFacts& facts) {
  const auto& subnet = facts.assessment.context.subnet_id;
  if (!subnet) return "";
  const ec2::RouteTable* table = facts.view.once<NetworkIndex>().effective_table(*subnet, vpc_of(facts));
  return table == nullptr ? "" : table->route_table_id;
}

std::string network_acl(const RuleFacts& facts) {
  const auto& subnet = facts.assessment.context.subnet_id;
  const ec2::NetworkAcl* acl = subnet ? facts.view.once<NetworkIndex>().acl(*subnet) : nullptr;
  return acl == nullptr ? "" : acl->network_acl_id;
}

std::vector<std::string> endpoint_groups(const RuleFacts& facts) {
  std::set<std::string> groups;
  for (const char* service : {"ssm", "ssmmessages", "ec2messages"}) {
    for (const ec2::VpcEndpoint* endpoint : endpoints_of(facts, service)) {
      for (const ec2::SecurityGroupIdentifier& group : endpoint->groups) {
        if (group.group_id) groups.insert(*group.group_id);
      }
    }
  }
  return {groups.begin(), groups.end()};
}

std::vector<std::string> instance_groups(const RuleFacts& facts) {
  std::vector<std::string> groups;
  for (const ec2::GroupIdentifier& group : facts.node.instance->security_groups) {
    if (group.group_id) groups.push_back(*group.group_id);
  }
  return groups;
}

}  // namespace patchtriage::remedies
