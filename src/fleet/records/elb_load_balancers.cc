#include "fleet/records/elb_load_balancers.h"

namespace patchtriage::elb {

const RecordType& Instance::schema() {
  static const RecordType type{"elb.Instance",
                               "",
                               "",
                               {
                                   field<&Instance::instance_id>("InstanceId"),
                               }};
  return type;
}

const RecordType& Listener::schema() {
  static const RecordType type{"elb.Listener",
                               "",
                               "",
                               {
                                   field<&Listener::protocol>("Protocol"),
                                   field<&Listener::load_balancer_port>("LoadBalancerPort"),
                                   field<&Listener::instance_protocol>("InstanceProtocol"),
                                   field<&Listener::instance_port>("InstancePort"),
                               }};
  return type;
}

const RecordType& ListenerDescription::schema() {
  static const RecordType type{"elb.ListenerDescription",
                               "",
                               "",
                               {
                                   field<&ListenerDescription::listener>("Listener"),
                               }};
  return type;
}

const RecordType& SourceSecurityGroup::schema() {
  static const RecordType type{"elb.SourceSecurityGroup",
                               "",
                               "",
                               {
                                   field<&SourceSecurityGroup::owner_alias>("OwnerAlias"),
                                   field<&SourceSecurityGroup::group_name>("GroupName"),
                               }};
  return type;
}

const RecordType& LoadBalancerDescription::schema() {
  static const RecordType type{"elb.LoadBalancerDescription",
                               "elb:DescribeLoadBalancers",
                               "LoadBalancerName",
                               {
                                   field<&LoadBalancerDescription::load_balancer_name>("LoadBalancerName"),
                                   field<&LoadBalancerDescription::dns_name>("DNSName"),
                                   field<&LoadBalancerDescription::scheme>("Scheme"),
                                   field<&LoadBalancerDescription::vpc_id>("VPCId"),
                                   field<&LoadBalancerDescription::subnets>("Subnets"),
                                   field<&LoadBalancerDescription::security_groups>("SecurityGroups"),
                                   field<&LoadBalancerDescription::instances>("Instances"),
                                   field<&LoadBalancerDescription::listener_descriptions>("ListenerDescriptions"),
                                   field<&LoadBalancerDescription::availability_zones>("AvailabilityZones"),
                                   field<&LoadBalancerDescription::source_security_group>("SourceSecurityGroup"),
                                   field<&LoadBalancerDescription::created_time>("CreatedTime"),
                               }};
  return type;
}

}  // namespace patchtriage::elb
