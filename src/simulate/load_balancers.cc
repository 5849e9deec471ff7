#include "simulate/load_balancers.h"

#include <fmt/format.h>

#include "simulate/network_rows.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

struct Balancer {
  const char* name;
  const char* type;  // application, network
  const char* path;  // of its ARN: app, net
  const char* scheme;
  int port;  // listener
  const char* protocol;
  int target_port;
  const char* target_protocol;
  const char* target_type;
  Placement placement;
  const char* group;      // security group; empty: none
  int target_groups = 1;  // an application load balancer's by rules of one listener, others' by listeners
};

constexpr Balancer kBalancers[] = {
    {"web-alb", "application", "app", "internet-facing", 443, "HTTPS", 8080, "HTTP", "instance", Placement::behind_alb,
     "alb"},
    {"tcp-nlb", "network", "net", "internet-facing", 8443, "TCP", 8443, "TCP", "ip", Placement::behind_nlb, ""},
    {"inner-alb", "application", "app", "internal", 80, "HTTP", 8080, "HTTP", "instance", Placement::behind_internal,
     "inner-alb"},
};

// Those of a scope of the reference fleet.
constexpr Balancer kReferenceBalancers[] = {
    {"web-alb", "application", "app", "internet-facing", 443, "HTTPS", 8080, "HTTP", "instance", Placement::behind_alb,
     "alb", 2},
    {"tcp-nlb", "network", "net", "internet-facing", 8443, "TCP", 8443, "TCP", "ip", Placement::behind_nlb, "", 2},
};

std::vector<const Node*> nodes_at(const Estate& estate, Placement placement) {
  std::vector<const Node*> nodes;
  for (const Node& node : estate.nodes) {
    if (node.placement == placement && node.in_ec2 && node.state == "running") nodes.push_back(&node);
  }
  return nodes;
}

// A target group and the health of its members; gives its ARN.
std::string add_target_group(Estate& estate, const Balancer& balancer, const std::string& balancer_arn, int number,
                             const std::vector<const Node*>& nodes) {
  const std::uint64_t key =
      mix(mix(estate.key, balancer.name), number == 0 ? 1 : 10 + static_cast<std::uint64_t>(number));
  const std::string name =
      number == 0 ? fmt::format("{}-targets", balancer.name) : fmt::format("{}-targets-{}", balancer.name, number + 1);
  std::string group_arn =
      arn(estate.scope, "elasticloadbalancing", fmt::format("targetgroup/{}/{}", name, hex_text(key, 16)));
  estate.target_groups.push_back(Json::object({{"TargetGroupArn", group_arn},
                                               {"TargetGroupName", name},
                                               {"Protocol", balancer.target_protocol},
                                               {"Port", balancer.target_port},
                                               {"VpcId", estate.named.at("vpc/app")},
                                               {"LoadBalancerArns", Json::array({balancer_arn})},
                                               {"TargetType", balancer.target_type},
                                               {"IpAddressType", "ipv4"}}));
  std::vector<Json>& health = estate.target_health[group_arn];
  for (auto at = static_cast<std::size_t>(number); at < nodes.size();
       at += static_cast<std::size_t>(balancer.target_groups)) {
    const Node& node = *nodes[at];
    const bool by_ip = std::string_view(balancer.target_type) == "ip";
    const char* state = health.size() % 6 == 5 ? "unhealthy" : "healthy";
    health.push_back(Json::object(
        {{"Target", Json::object({{"Id", by_ip ? private_ip(estate, node) : node.id},
                                  {"Port", balancer.target_port},
                                  {"AvailabilityZone", estate.subnets[static_cast<std::size_t>(node.subnet)].zone}})},
         {"HealthCheckPort", fmt::format("{}", balancer.target_port)},
         {"TargetHealth", Json::object({{"State", state}})}}));
  }
  return group_arn;
}

// A listener that forwards to the groups: one by default, or each by a rule, so that it answers the rest itself.
void add_listener(Estate& estate, const Balancer& balancer, const std::string& balancer_arn, int number,
                  const std::vector<std::string>& group_arns, bool by_rule) {
  const std::uint64_t balancer_key = mix(estate.key, balancer.name);
  const std::uint64_t key = number == 0 ? balancer_key : mix(balancer_key, 20 + static_cast<std::uint64_t>(number));
  const std::string listener_arn = arn(estate.scope, "elasticloadbalancing",
                                       fmt::format("listener/{}/{}/{}/{}", balancer.path, balancer.name,
                                                   hex_text(balancer_key, 16), hex_text(mix(key, 2), 16)));
  const Json forward = Json::object({{"Type", "forward"}, {"TargetGroupArn", group_arns.front()}, {"Order", 1}});
  const Json fixed = Json::object({{"Type", "fixed-response"}, {"Order", 1}});
  estate.listeners[balancer_arn].push_back(
      Json::object({{"ListenerArn", listener_arn},
                    {"LoadBalancerArn", balancer_arn},
                    {"Port", balancer.port + number},
                    {"Protocol", balancer.protocol},
                    {"DefaultActions", Json::array({by_rule ? fixed : forward})}}));
  std::string rule_arn = listener_arn;
  rule_arn.replace(rule_arn.find(":listener/"), 10, ":listener-rule/");
  std::vector<Json>& rules = estate.rules[listener_arn];
  for (std::size_t at = 0; by_rule && at < group_arns.size(); ++at) {
    const Json weighted = Json::object({{"TargetGroupArn", group_arns[at]}, {"Weight", 1}});
    const Json action = Json::object({{"Type", "forward"},
                                      {"Order", 1},
                                      {"ForwardConfig", Json::object({{"TargetGroups", Json::array({weighted})}})}});
    rules.push_back(Json::object({{"RuleArn", rule_arn + "/" + hex_text(mix(key, at == 0 ? 3 : 30 + at), 16)},
                                  {"Priority", fmt::format("{}", 10 * (at + 1))},
                                  {"Actions", Json::array({action})},
                                  {"IsDefault", false}}));
  }
  rules.push_back(Json::object({{"RuleArn", rule_arn + "/" + hex_text(mix(key, 4), 16)},
                                {"Priority", "default"},
                                {"Actions", Json::array({by_rule ? fixed : forward})},
                                {"IsDefault", true}}));
}

void build(Estate& estate, const Balancer& balancer, const std::vector<const Node*>& nodes) {
  const bool internal = std::string_view(balancer.scheme) == "internal";
  const std::uint64_t key = mix(estate.key, balancer.name);
  const std::string balancer_arn =
      arn(estate.scope, "elasticloadbalancing",
          fmt::format("loadbalancer/{}/{}/{}", balancer.path, balancer.name, hex_text(key, 16)));
  const std::string vpc = estate.named.at("vpc/app");
  NetworkRows rows(estate);
  Json zones = Json::array();
  int address = internal ? 8 : balancer.target_port == 8443 ? 7 : 9;
  for (const char* letter : {"a", "b"}) {
    const std::string subnet_name = std::string(internal ? "private-" : "public-") + letter;
    const std::string subnet = estate.named.at("subnet/" + subnet_name);
    const std::string zone = estate.scope.region + letter;
    const int base = (internal ? 128 : 0) + (*letter == 'a' ? 0 : 64);
    const std::string ip = fmt::format("10.20.{}.{}", base, address);
    std::vector<std::string> groups;
    if (*balancer.group != '\0') groups.push_back(estate.named.at(std::string("group/") + balancer.group));
    rows.interface(std::string("elb-") + balancer.name + letter, vpc, subnet, ip, groups,
                   fmt::format("ELB {}/{}/{}", balancer.path, balancer.name, hex_text(key, 16)),
                   balancer.target_port == 8443 ? "network_load_balancer" : "interface",
                   internal ? "" : fmt::format("203.0.113.{}", 20 + address + (*letter == 'a' ? 0 : 20)));
    zones.push_back(Json::object({{"ZoneName", zone}, {"SubnetId", subnet}}));
  }
  Json security_groups = Json::array();
  if (*balancer.group != '\0') security_groups.push_back(estate.named.at(std::string("group/") + balancer.group));
  estate.load_balancers.push_back(
      Json::object({{"LoadBalancerArn", balancer_arn},
                    {"LoadBalancerName", balancer.name},
                    {"DNSName", fmt::format("{}-1.{}.elb.amazonaws.com", balancer.name, estate.scope.region)},
                    {"Scheme", balancer.scheme},
                    {"Type", balancer.type},
                    {"State", Json::object({{"Code", "active"}})},
                    {"VpcId", vpc},
                    {"AvailabilityZones", zones},
                    {"SecurityGroups", security_groups},
                    {"IpAddressType", "ipv4"}}));
  std::vector<std::string> target_groups;
  for (int number = 0; number < balancer.target_groups; ++number) {
    target_groups.push_back(add_target_group(estate, balancer, balancer_arn, number, nodes));
  }
  // The internet-facing application load balancer forwards by rules and answers the rest itself.
  if (balancer.placement == Placement::behind_alb)
    return add_listener(estate, balancer, balancer_arn, 0, target_groups, true);
  for (int number = 0; number < balancer.target_groups; ++number) {
    add_listener(estate, balancer, balancer_arn, number, {target_groups[static_cast<std::size_t>(number)]}, false);
  }
}

void build_classic(Estate& estate) {
  const std::vector<const Node*> nodes = nodes_at(estate, Placement::behind_classic);
  if (nodes.empty()) return;
  Json instances = Json::array();
  for (const Node* node : nodes) instances.push_back(Json::object({{"InstanceId", node->id}}));
  const Json listener = Json::object(
      {{"Protocol", "HTTP"}, {"LoadBalancerPort", 80}, {"InstanceProtocol", "HTTP"}, {"InstancePort", 8081}});
  NetworkRows rows(estate);
  rows.interface("elb-classic", estate.named.at("vpc/app"), estate.named.at("subnet/public-a"), "10.20.0.8",
                 {estate.named.at("group/classic")}, "ELB legacy-elb", "interface", "203.0.113.60");
  estate.classic_load_balancers.push_back(Json::object(
      {{"LoadBalancerName", "legacy-elb"},
       {"DNSName", fmt::format("legacy-elb-1.{}.elb.amazonaws.com", estate.scope.region)},
       {"Scheme", "internet-facing"},
       {"VPCId", estate.named.at("vpc/app")},
       {"Subnets", Json::array({estate.named.at("subnet/public-a"), estate.named.at("subnet/public-b")})},
       {"SecurityGroups", Json::array({estate.named.at("group/classic")})},
       {"Instances", instances},
       {"ListenerDescriptions", Json::array({Json::object({{"Listener", listener}})})},
       {"AvailabilityZones", Json::array({estate.scope.region + "a", estate.scope.region + "b"})},
       {"SourceSecurityGroup", Json::object({{"OwnerAlias", estate.scope.account}, {"GroupName", "classic"}})},
       {"CreatedTime", format_time(estate.as_of - std::chrono::days(1500))}}));
}

}  // namespace

void build_load_balancers(Estate& estate) {
  if (estate.fleet == FleetKind::reference) {
    for (const Balancer& balancer : kReferenceBalancers) {
      build(estate, balancer, nodes_at(estate, balancer.placement));
    }
    return;
  }
  for (const Balancer& balancer : kBalancers) {
    const std::vector<const Node*> nodes = nodes_at(estate, balancer.placement);
    if (!nodes.empty()) build(estate, balancer, nodes);
  }
  build_classic(estate);
}

}  // namespace patchtriage::simulate
