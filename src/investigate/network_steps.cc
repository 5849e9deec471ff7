#include "investigate/network_steps.h"

#include <algorithm>
#include <set>

#include "assess/manageability/agent_version.h"
#include "assess/manageability/regions.h"
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

// The VPC as an option, or as a named input where EC2 didn't say in which one the instance is.
void name_vpc(const RuleFacts& facts, CommandLine& command, RemedyStep& step) {
  if (!vpc_of(facts).empty()) {
    command.option("--vpc-id", vpc_of(facts));
    return;
  }
  command.input("--vpc-id", "VPC");
  step.inputs.push_back({"VPC", "the VPC of the instance", {}});
}

// China names its interface endpoints' services after a domain of its own.
std::string service_name(const RuleFacts& facts, std::string_view service) {
  return std::string(partition(facts) == "aws-cn" ? "cn." : "") + "com.amazonaws." + facts.node.key.region + "." +
         std::string(service);
}

// Of older agents, in Regions that have it, ec2messages carries the commands.
std::vector<std::string> services_needed(const RuleFacts& facts) {
  std::vector<std::string> services = {"ssm", "ssmmessages"};
  const auto& agent = facts.assessment.manageability.agent_version;
  if (has_ec2messages(facts.node.key.region) && agent && is_older_agent(*agent, "3.3.40.0")) {
    services.emplace_back("ec2messages");
  }
  return services;
}

bool lets_in_443(const ec2::SecurityGroup& group) {
  return std::ranges::any_of(group.ip_permissions, [](const ec2::IpPermission& rule) {
    if (rule.ip_protocol == "-1") return true;
    return rule.ip_protocol == "tcp" && rule.from_port.value_or(0) <= 443 && rule.to_port.value_or(65535) >= 443;
  });
}

// What an endpoint may be put behind; from where each lets 443 in is for a person to see.
std::vector<std::string> groups_of_vpc(const RuleFacts& facts) {
  std::vector<std::string> groups;
  for (const ec2::SecurityGroup& group : facts.view.list<ec2::SecurityGroup>().rows()) {
    if (group.vpc_id == facts.assessment.context.vpc_id && lets_in_443(group) && groups.size() < kCandidates)
      groups.push_back(group.group_id);
  }
  return groups;
}

std::vector<std::string> subnets_of_vpc(const RuleFacts& facts) {
  std::vector<std::string> subnets;
  if (facts.assessment.context.subnet_id) subnets.push_back(*facts.assessment.context.subnet_id);
  for (const ec2::Subnet& subnet : facts.view.list<ec2::Subnet>().rows()) {
    const bool is_other = subnet.subnet_id != facts.assessment.context.subnet_id;
    if (is_other && subnet.vpc_id == facts.assessment.context.vpc_id && subnets.size() < kCandidates) {
      subnets.push_back(subnet.subnet_id);
    }
  }
  return subnets;
}

// A number before all rules of the direction, which no rule has; empty where the ACL isn't listed or starts with 1.
std::vector<std::string> free_rule_number(const RuleFacts& facts, bool is_egress) {
  const auto& subnet = facts.assessment.context.subnet_id;
  const ec2::NetworkAcl* acl = subnet ? facts.view.once<NetworkIndex>().acl(*subnet) : nullptr;
  if (acl == nullptr) return {};
  std::int64_t first = 100;
  for (const ec2::NetworkAclEntry& entry : acl->entries) {
    if (entry.egress == is_egress && entry.rule_number) first = std::min(first, *entry.rule_number);
  }
  return first > 1 ? std::vector<std::string>{std::to_string(first / 2)} : std::vector<std::string>{};
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
  result.inputs.push_back(
      {"RULE_NUMBER", "a free number below the rule that denies", free_rule_number(facts, is_egress)});
  set_command(result, command);
  result.side_effects = "It holds for every subnet of the ACL.";
  return for_everyone(std::move(result));
}

}  // namespace

Remediation network_remediation(const RuleFacts& facts, std::string target, std::string title, std::string summary) {
  Remediation result;
  result.target = std::move(target);
  result.title = std::move(title);
  result.summary = std::move(summary);
  result.steps.push_back(check_connection(facts));
  return result;
}

Remediation route_remediation(const RuleFacts& facts, std::string summary) {
  const std::string table = route_table(facts);
  const std::string target =
      table.empty() ? facts.assessment.context.subnet_id.value_or(facts.node.key.instance_id) : table;
  return network_remediation(facts, target, "route " + target + " to a NAT gateway, or add endpoints",
                             std::move(summary));
}

void append_group(CommandLine& command, RemedyStep& step, std::string_view option, const RemedyInput& groups) {
  if (groups.candidates.size() == 1) {
    command.option(option, groups.candidates.front());
    return;
  }
  command.input(option, groups.name);
  step.inputs.push_back(groups);
}

std::string vpc_label(const RuleFacts& facts) {
  return vpc_of(facts).empty() ? "the VPC of " + facts.node.key.instance_id : vpc_of(facts);
}

std::vector<std::string> missing_endpoints(const RuleFacts& facts) {
  std::vector<std::string> missing;
  for (const std::string& service : services_needed(facts)) {
    if (endpoints_of(facts, service).empty()) missing.push_back(service);
  }
  return missing;
}

void append_endpoints(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  for (const std::string& service : missing_endpoints(facts)) {
    RemedyStep create = step(Purpose::fix, "Add the interface endpoint " + service + " to the VPC", Changes::network);
    CommandLine command = aws(facts, "ec2", "create-vpc-endpoint");
    name_vpc(facts, command, create);
    command.option("--vpc-endpoint-type", "Interface")
        .option("--service-name", service_name(facts, service))
        .input("--subnet-ids", "SUBNET")
        .input("--security-group-ids", "ENDPOINT_GROUP")
        .flag("--private-dns-enabled");
    set_command(create, command);
    create.inputs.push_back({"SUBNET", "a subnet for the endpoint, one for each zone", subnets_of_vpc(facts)});
    create.inputs.push_back(
        {"ENDPOINT_GROUP", "a security group that lets 443 in from the instances", groups_of_vpc(facts)});
    create.side_effects = "Endpoints are billed by the hour; the service's name resolves to it in the whole VPC.";
    steps.push_back(for_everyone(std::move(create)));
  }
  append_s3_endpoint(facts, steps);
}

void append_s3_endpoint(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string table = route_table(facts);
  if (!endpoints_of(facts, "s3").empty() || table.empty() || vpc_of(facts).empty()) return;
  steps.push_back(
      for_everyone(fix("Add the gateway endpoint for S3, from which patches and agent updates come",
                       aws(facts, "ec2", "create-vpc-endpoint")
                           .option("--vpc-id", vpc_of(facts))
                           .option("--vpc-endpoint-type", "Gateway")
                           .option("--service-name", "com.amazonaws." + facts.node.key.region + ".s3")
                           .option("--route-table-ids", table),
                       Changes::network, "S3 is reached through it by everything that uses the route table.")));
}

void append_s3_policy_reset(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  for (const ec2::VpcEndpoint* endpoint : endpoints_of(facts, "s3")) {
    steps.push_back(
        diagnose("See whether the policy of the S3 endpoint passes AWS's buckets",
                 aws(facts, "ec2", "describe-vpc-endpoints").option("--vpc-endpoint-ids", endpoint->vpc_endpoint_id)));
    steps.push_back(
        for_everyone(fix("Give the S3 endpoint its default policy again, or add AWS's buckets to it",
                         aws(facts, "ec2", "modify-vpc-endpoint")
                             .option("--vpc-endpoint-id", endpoint->vpc_endpoint_id)
                             .flag("--reset-policy"),
                         Changes::network, "It replaces the endpoint's policy for everything that uses it.")));
  }
}

bool has_default_route(const RuleFacts& facts) {
  const auto& subnet = facts.assessment.context.subnet_id;
  if (!subnet) return false;
  const ec2::RouteTable* table = facts.view.once<NetworkIndex>().effective_table(*subnet, vpc_of(facts));
  return table != nullptr && std::ranges::any_of(table->routes, [](const ec2::Route& route) {
           return route.destination_cidr_block == "0.0.0.0/0" && route.state != "blackhole";
         });
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
  set_command(route, command);
  route.side_effects = "Everything in the subnets of that table reaches the internet through it.";
  steps.push_back(for_everyone(std::move(route)));
}

void append_acl_entries(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& acl) {
  steps.push_back(acl_entry(facts, acl, true));
  steps.push_back(acl_entry(facts, acl, false));
}

void append_endpoint_change(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& title,
                            std::string_view option, const std::string& side_effects) {
  bool has_any = false;
  for (const char* service : {"ssm", "ssmmessages", "ec2messages"}) {
    for (const ec2::VpcEndpoint* endpoint : endpoints_of(facts, service)) {
      has_any = true;
      steps.push_back(for_everyone(fix(
          title + ": " + service,
          aws(facts, "ec2", "modify-vpc-endpoint").option("--vpc-endpoint-id", endpoint->vpc_endpoint_id).flag(option),
          Changes::network, side_effects)));
    }
  }
  if (has_any) return;
  RemedyStep change =
      fix(title, aws(facts, "ec2", "modify-vpc-endpoint").input("--vpc-endpoint-id", "ENDPOINT").flag(option),
          Changes::network, side_effects);
  change.inputs.push_back({"ENDPOINT", "an interface endpoint that the instance goes through", {}});
  steps.push_back(for_everyone(std::move(change)));
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
