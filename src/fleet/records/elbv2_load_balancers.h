// Records of elbv2: load balancers. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::elbv2 {

struct LoadBalancerState {
  std::optional<std::string> code;  // active, provisioning, active_impaired, failed
  std::optional<std::string> reason;

  static const RecordType& schema();
};

struct LoadBalancerAddress {
  std::optional<std::string> ip_address;
  std::optional<std::string> allocation_id;
  std::optional<std::string> private_i_pv4_address;
  std::optional<std::string> i_pv6_address;

  static const RecordType& schema();
};

struct AvailabilityZone {
  std::optional<std::string> zone_name;
  std::optional<std::string> subnet_id;
  std::optional<std::string> outpost_id;
  std::vector<LoadBalancerAddress> load_balancer_addresses;
  std::vector<std::string> source_nat_ipv6_prefixes;

  static const RecordType& schema();
};

// A row of elbv2:DescribeLoadBalancers.
struct LoadBalancer {
  static constexpr std::string_view kSource = "elbv2:DescribeLoadBalancers";
  std::string load_balancer_arn;
  std::optional<std::string> load_balancer_name;
  std::optional<std::string> dns_name;
  std::optional<std::string> scheme;  // internet-facing, internal
  std::optional<std::string> type;    // application, network, gateway
  std::optional<LoadBalancerState> state;
  std::optional<std::string> vpc_id;
  std::vector<AvailabilityZone> availability_zones;
  std::vector<std::string> security_groups;
  std::optional<std::string> ip_address_type;  // ipv4, dualstack, dualstack-without-public-ipv4

  static const RecordType& schema();
};

// A row of elbv2:DescribeTargetGroups.
struct TargetGroup {
  static constexpr std::string_view kSource = "elbv2:DescribeTargetGroups";
  std::string target_group_arn;
  std::optional<std::string> target_group_name;
  std::optional<std::string> protocol;  // HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC
  std::optional<std::int64_t> port;
  std::optional<std::string> vpc_id;
  std::vector<std::string> load_balancer_arns;
  std::optional<std::string> target_type;      // instance, ip, lambda, alb
  std::optional<std::string> ip_address_type;  // ipv4, ipv6

  static const RecordType& schema();
};

struct TargetDescription {
  std::optional<std::string> id;
  std::optional<std::int64_t> port;
  std::optional<std::string> availability_zone;
  std::optional<std::string> quic_server_id;

  static const RecordType& schema();
};

struct TargetHealth {
  std::optional<std::string> state;  // initial, healthy, unhealthy, unhealthy.draining, unused, draining, unavailable
  std::optional<std::string> reason;
  std::optional<std::string> description;

  static const RecordType& schema();
};

// A row of elbv2:DescribeTargetHealth.
struct TargetHealthDescription {
  static constexpr std::string_view kSource = "elbv2:DescribeTargetHealth";
  std::optional<TargetDescription> target;
  std::optional<std::string> health_check_port;
  std::optional<TargetHealth> target_health;

  static const RecordType& schema();
};

struct TargetGroupTuple {
  std::optional<std::string> target_group_arn;
  std::optional<std::int64_t> weight;

  static const RecordType& schema();
};

struct ForwardActionConfig {
  std::vector<TargetGroupTuple> target_groups;

  static const RecordType& schema();
};

struct Action {
  // forward, authenticate-oidc, authenticate-cognito, redirect, fixed-response, jwt-validation
  std::optional<std::string> type;
  std::optional<std::string> target_group_arn;
  std::optional<std::int64_t> order;
  std::optional<ForwardActionConfig> forward_config;

  static const RecordType& schema();
};

// A row of elbv2:DescribeListeners.
struct Listener {
  static constexpr std::string_view kSource = "elbv2:DescribeListeners";
  std::string listener_arn;
  std::optional<std::string> load_balancer_arn;
  std::optional<std::int64_t> port;
  std::optional<std::string> protocol;  // HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC
  std::vector<Action> default_actions;

  static const RecordType& schema();
};

// A row of elbv2:DescribeRules.
struct Rule {
  static constexpr std::string_view kSource = "elbv2:DescribeRules";
  std::string rule_arn;
  std::optional<std::string> priority;
  std::vector<Action> actions;
  std::optional<bool> is_default;

  static const RecordType& schema();
};

// A row of elbv2:DescribeTargetGroupAttributes.
struct TargetGroupAttribute {
  static constexpr std::string_view kSource = "elbv2:DescribeTargetGroupAttributes";
  std::string key;
  std::optional<std::string> value;

  static const RecordType& schema();
};

}  // namespace patchtriage::elbv2
