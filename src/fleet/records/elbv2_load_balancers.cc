#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage::elbv2 {

const RecordType& LoadBalancerState::schema() {
  static const RecordType type{"elbv2.LoadBalancerState",
                               "",
                               "",
                               {
                                   field<&LoadBalancerState::code>("Code"),
                                   field<&LoadBalancerState::reason>("Reason"),
                               }};
  return type;
}

const RecordType& LoadBalancerAddress::schema() {
  static const RecordType type{"elbv2.LoadBalancerAddress",
                               "",
                               "",
                               {
                                   field<&LoadBalancerAddress::ip_address>("IpAddress"),
                                   field<&LoadBalancerAddress::allocation_id>("AllocationId"),
                                   field<&LoadBalancerAddress::private_i_pv4_address>("PrivateIPv4Address"),
                                   field<&LoadBalancerAddress::i_pv6_address>("IPv6Address"),
                               }};
  return type;
}

const RecordType& AvailabilityZone::schema() {
  static const RecordType type{"elbv2.AvailabilityZone",
                               "",
                               "",
                               {
                                   field<&AvailabilityZone::zone_name>("ZoneName"),
                                   field<&AvailabilityZone::subnet_id>("SubnetId"),
                                   field<&AvailabilityZone::outpost_id>("OutpostId"),
                                   field<&AvailabilityZone::load_balancer_addresses>("LoadBalancerAddresses"),
                                   field<&AvailabilityZone::source_nat_ipv6_prefixes>("SourceNatIpv6Prefixes"),
                               }};
  return type;
}

const RecordType& LoadBalancer::schema() {
  static const RecordType type{"elbv2.LoadBalancer",
                               "elbv2:DescribeLoadBalancers",
                               "LoadBalancerArn",
                               {
                                   field<&LoadBalancer::load_balancer_arn>("LoadBalancerArn"),
                                   field<&LoadBalancer::load_balancer_name>("LoadBalancerName"),
                                   field<&LoadBalancer::dns_name>("DNSName"),
                                   field<&LoadBalancer::scheme>("Scheme"),
                                   field<&LoadBalancer::type>("Type"),
                                   field<&LoadBalancer::state>("State"),
                                   field<&LoadBalancer::vpc_id>("VpcId"),
                                   field<&LoadBalancer::availability_zones>("AvailabilityZones"),
                                   field<&LoadBalancer::security_groups>("SecurityGroups"),
                                   field<&LoadBalancer::ip_address_type>("IpAddressType"),
                               }};
  return type;
}

const RecordType& TargetGroup::schema() {
  static const RecordType type{"elbv2.TargetGroup",
                               "elbv2:DescribeTargetGroups",
                               "TargetGroupArn",
                               {
                                   field<&TargetGroup::target_group_arn>("TargetGroupArn"),
                                   field<&TargetGroup::target_group_name>("TargetGroupName"),
                                   field<&TargetGroup::protocol>("Protocol"),
                                   field<&TargetGroup::port>("Port"),
                                   field<&TargetGroup::vpc_id>("VpcId"),
                                   field<&TargetGroup::load_balancer_arns>("LoadBalancerArns"),
                                   field<&TargetGroup::target_type>("TargetType"),
                                   field<&TargetGroup::ip_address_type>("IpAddressType"),
                               }};
  return type;
}

const RecordType& TargetDescription::schema() {
  static const RecordType type{"elbv2.TargetDescription",
                               "",
                               "",
                               {
                                   field<&TargetDescription::id>("Id"),
                                   field<&TargetDescription::port>("Port"),
                                   field<&TargetDescription::availability_zone>("AvailabilityZone"),
                                   field<&TargetDescription::quic_server_id>("QuicServerId"),
                               }};
  return type;
}

const RecordType& TargetHealth::schema() {
  static const RecordType type{"elbv2.TargetHealth",
                               "",
                               "",
                               {
                                   field<&TargetHealth::state>("State"),
                                   field<&TargetHealth::reason>("Reason"),
                                   field<&TargetHealth::description>("Description"),
                               }};
  return type;
}

const RecordType& TargetHealthDescription::schema() {
  static const RecordType type{"elbv2.TargetHealthDescription",
                               "elbv2:DescribeTargetHealth",
                               "",
                               {
                                   field<&TargetHealthDescription::target>("Target"),
                                   field<&TargetHealthDescription::health_check_port>("HealthCheckPort"),
                                   field<&TargetHealthDescription::target_health>("TargetHealth"),
                               }};
  return type;
}

const RecordType& TargetGroupTuple::schema() {
  static const RecordType type{"elbv2.TargetGroupTuple",
                               "",
                               "",
                               {
                                   field<&TargetGroupTuple::target_group_arn>("TargetGroupArn"),
                                   field<&TargetGroupTuple::weight>("Weight"),
                               }};
  return type;
}

const RecordType& ForwardActionConfig::schema() {
  static const RecordType type{"elbv2.ForwardActionConfig",
                               "",
                               "",
                               {
                                   field<&ForwardActionConfig::target_groups>("TargetGroups"),
                               }};
  return type;
}

const RecordType& Action::schema() {
  static const RecordType type{"elbv2.Action",
                               "",
                               "",
                               {
                                   field<&Action::type>("Type"),
                                   field<&Action::target_group_arn>("TargetGroupArn"),
                                   field<&Action::order>("Order"),
                                   field<&Action::forward_config>("ForwardConfig"),
                               }};
  return type;
}

const RecordType& Listener::schema() {
  static const RecordType type{"elbv2.Listener",
                               "elbv2:DescribeListeners",
                               "ListenerArn",
                               {
                                   field<&Listener::listener_arn>("ListenerArn"),
                                   field<&Listener::load_balancer_arn>("LoadBalancerArn"),
                                   field<&Listener::port>("Port"),
                                   field<&Listener::protocol>("Protocol"),
                                   field<&Listener::default_actions>("DefaultActions"),
                               }};
  return type;
}

const RecordType& Rule::schema() {
  static const RecordType type{"elbv2.Rule",
                               "elbv2:DescribeRules",
                               "RuleArn",
                               {
                                   field<&Rule::rule_arn>("RuleArn"),
                                   field<&Rule::priority>("Priority"),
                                   field<&Rule::actions>("Actions"),
                                   field<&Rule::is_default>("IsDefault"),
                               }};
  return type;
}

const RecordType& TargetGroupAttribute::schema() {
  static const RecordType type{"elbv2.TargetGroupAttribute",
                               "elbv2:DescribeTargetGroupAttributes",
                               "Key",
                               {
                                   field<&TargetGroupAttribute::key>("Key"),
                                   field<&TargetGroupAttribute::value>("Value"),
                               }};
  return type;
}

}  // namespace patchtriage::elbv2
