#include "fleet/records/ec2_interfaces.h"

namespace patchtriage::ec2 {

const RecordType& AttachmentEnaSrdUdpSpecification::schema() {
  static const RecordType type{"ec2.AttachmentEnaSrdUdpSpecification",
                               "",
                               "",
                               {
                                   field<&AttachmentEnaSrdUdpSpecification::ena_srd_udp_enabled>("EnaSrdUdpEnabled"),
                               }};
  return type;
}

const RecordType& AttachmentEnaSrdSpecification::schema() {
  static const RecordType type{
      "ec2.AttachmentEnaSrdSpecification",
      "",
      "",
      {
          field<&AttachmentEnaSrdSpecification::ena_srd_enabled>("EnaSrdEnabled"),
          field<&AttachmentEnaSrdSpecification::ena_srd_udp_specification>("EnaSrdUdpSpecification"),
      }};
  return type;
}

const RecordType& NetworkInterfaceAttachment::schema() {
  static const RecordType type{"ec2.NetworkInterfaceAttachment",
                               "",
                               "",
                               {
                                   field<&NetworkInterfaceAttachment::attach_time>("AttachTime"),
                                   field<&NetworkInterfaceAttachment::attachment_id>("AttachmentId"),
                                   field<&NetworkInterfaceAttachment::delete_on_termination>("DeleteOnTermination"),
                                   field<&NetworkInterfaceAttachment::device_index>("DeviceIndex"),
                                   field<&NetworkInterfaceAttachment::network_card_index>("NetworkCardIndex"),
                                   field<&NetworkInterfaceAttachment::instance_id>("InstanceId"),
                                   field<&NetworkInterfaceAttachment::instance_owner_id>("InstanceOwnerId"),
                                   field<&NetworkInterfaceAttachment::status>("Status"),
                                   field<&NetworkInterfaceAttachment::ena_srd_specification>("EnaSrdSpecification"),
                                   field<&NetworkInterfaceAttachment::ena_queue_count>("EnaQueueCount"),
                               }};
  return type;
}

const RecordType& NetworkInterfaceAssociation::schema() {
  static const RecordType type{"ec2.NetworkInterfaceAssociation",
                               "",
                               "",
                               {
                                   field<&NetworkInterfaceAssociation::allocation_id>("AllocationId"),
                                   field<&NetworkInterfaceAssociation::association_id>("AssociationId"),
                                   field<&NetworkInterfaceAssociation::ip_owner_id>("IpOwnerId"),
                                   field<&NetworkInterfaceAssociation::public_dns_name>("PublicDnsName"),
                                   field<&NetworkInterfaceAssociation::public_ip>("PublicIp"),
                                   field<&NetworkInterfaceAssociation::customer_owned_ip>("CustomerOwnedIp"),
                                   field<&NetworkInterfaceAssociation::carrier_ip>("CarrierIp"),
                               }};
  return type;
}

const RecordType& NetworkInterfacePrivateIpAddress::schema() {
  static const RecordType type{"ec2.NetworkInterfacePrivateIpAddress",
                               "",
                               "",
                               {
                                   field<&NetworkInterfacePrivateIpAddress::association>("Association"),
                                   field<&NetworkInterfacePrivateIpAddress::primary>("Primary"),
                                   field<&NetworkInterfacePrivateIpAddress::private_dns_name>("PrivateDnsName"),
                                   field<&NetworkInterfacePrivateIpAddress::private_ip_address>("PrivateIpAddress"),
                               }};
  return type;
}

const RecordType& NetworkInterfaceIpv6Address::schema() {
  static const RecordType type{"ec2.NetworkInterfaceIpv6Address",
                               "",
                               "",
                               {
                                   field<&NetworkInterfaceIpv6Address::ipv6_address>("Ipv6Address"),
                                   field<&NetworkInterfaceIpv6Address::public_ipv6_dns_name>("PublicIpv6DnsName"),
                                   field<&NetworkInterfaceIpv6Address::is_primary_ipv6>("IsPrimaryIpv6"),
                               }};
  return type;
}

const RecordType& Ipv4PrefixSpecification::schema() {
  static const RecordType type{
      "ec2.Ipv4PrefixSpecification", "", "", {field<&Ipv4PrefixSpecification::ipv4_prefix>("Ipv4Prefix")}};
  return type;
}

const RecordType& Ipv6PrefixSpecification::schema() {
  static const RecordType type{
      "ec2.Ipv6PrefixSpecification", "", "", {field<&Ipv6PrefixSpecification::ipv6_prefix>("Ipv6Prefix")}};
  return type;
}

const RecordType& NetworkInterface::schema() {
  static const RecordType type{
      "ec2.NetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "NetworkInterfaceId",
      {
          field<&NetworkInterface::network_interface_id>("NetworkInterfaceId"),
          field<&NetworkInterface::attachment>("Attachment"),
          field<&NetworkInterface::association>("Association"),
          field<&NetworkInterface::description>("Description"),
          field<&NetworkInterface::groups>("Groups", "groupSet"),
          field<&NetworkInterface::interface_type>("InterfaceType"),
          field<&NetworkInterface::owner_id>("OwnerId"),
          field<&NetworkInterface::private_ip_address>("PrivateIpAddress"),
          field<&NetworkInterface::private_ip_addresses>("PrivateIpAddresses", "privateIpAddressesSet"),
          field<&NetworkInterface::ipv6_addresses>("Ipv6Addresses", "ipv6AddressesSet"),
          field<&NetworkInterface::ipv4_prefixes>("Ipv4Prefixes", "ipv4PrefixSet"),
          field<&NetworkInterface::ipv6_prefixes>("Ipv6Prefixes", "ipv6PrefixSet"),
          field<&NetworkInterface::requester_id>("RequesterId"),
          field<&NetworkInterface::requester_managed>("RequesterManaged"),
          field<&NetworkInterface::source_dest_check>("SourceDestCheck"),
          field<&NetworkInterface::status>("Status"),
          field<&NetworkInterface::subnet_id>("SubnetId"),
          field<&NetworkInterface::vpc_id>("VpcId"),
          field<&NetworkInterface::deny_all_igw_traffic>("DenyAllIgwTraffic"),
          field<&NetworkInterface::tag_set>("TagSet"),
      }};
  return type;
}

const RecordType& SecurityGroupIdentifier::schema() {
  static const RecordType type{"ec2.SecurityGroupIdentifier",
                               "",
                               "",
                               {
                                   field<&SecurityGroupIdentifier::group_id>("GroupId"),
                                   field<&SecurityGroupIdentifier::group_name>("GroupName"),
                               }};
  return type;
}

const RecordType& DnsEntry::schema() {
  static const RecordType type{"ec2.DnsEntry",
                               "",
                               "",
                               {
                                   field<&DnsEntry::dns_name>("DnsName"),
                                   field<&DnsEntry::hosted_zone_id>("HostedZoneId"),
                               }};
  return type;
}

const RecordType& DnsOptions::schema() {
  static const RecordType type{"ec2.DnsOptions",
                               "",
                               "",
                               {
                                   field<&DnsOptions::private_dns_only_for_inbound_resolver_endpoint>(
                                       "PrivateDnsOnlyForInboundResolverEndpoint"),
                               }};
  return type;
}

const RecordType& VpcEndpoint::schema() {
  static const RecordType type{
      "ec2.VpcEndpoint",
      "ec2:DescribeVpcEndpoints",
      "VpcEndpointId",
      {
          field<&VpcEndpoint::vpc_endpoint_id>("VpcEndpointId"),
          field<&VpcEndpoint::vpc_endpoint_type>("VpcEndpointType"),
          field<&VpcEndpoint::vpc_id>("VpcId"),
          field<&VpcEndpoint::service_name>("ServiceName"),
          field<&VpcEndpoint::state>("State"),
          field<&VpcEndpoint::policy_document>("PolicyDocument"),
          field<&VpcEndpoint::route_table_ids>("RouteTableIds", "routeTableIdSet"),
          field<&VpcEndpoint::subnet_ids>("SubnetIds", "subnetIdSet"),
          field<&VpcEndpoint::groups>("Groups", "groupSet"),
          field<&VpcEndpoint::private_dns_enabled>("PrivateDnsEnabled"),
          field<&VpcEndpoint::network_interface_ids>("NetworkInterfaceIds", "networkInterfaceIdSet"),
          field<&VpcEndpoint::dns_entries>("DnsEntries", "dnsEntrySet"),
          field<&VpcEndpoint::dns_options>("DnsOptions"),
          field<&VpcEndpoint::creation_timestamp>("CreationTimestamp"),
          field<&VpcEndpoint::owner_id>("OwnerId"),
          field<&VpcEndpoint::ip_address_type>("IpAddressType"),
          field<&VpcEndpoint::tags>("Tags", "tagSet"),
      }};
  return type;
}

const RecordType& Address::schema() {
  static const RecordType type{"ec2.Address",
                               "ec2:DescribeAddresses",
                               "PublicIp",
                               {
                                   field<&Address::allocation_id>("AllocationId"),
                                   field<&Address::association_id>("AssociationId"),
                                   field<&Address::domain>("Domain"),
                                   field<&Address::network_interface_id>("NetworkInterfaceId"),
                                   field<&Address::network_interface_owner_id>("NetworkInterfaceOwnerId"),
                                   field<&Address::private_ip_address>("PrivateIpAddress"),
                                   field<&Address::tags>("Tags", "tagSet"),
                                   field<&Address::public_ipv4_pool>("PublicIpv4Pool"),
                                   field<&Address::network_border_group>("NetworkBorderGroup"),
                                   field<&Address::customer_owned_ip>("CustomerOwnedIp"),
                                   field<&Address::customer_owned_ipv4_pool>("CustomerOwnedIpv4Pool"),
                                   field<&Address::carrier_ip>("CarrierIp"),
                                   field<&Address::subnet_id>("SubnetId"),
                                   field<&Address::service_managed>("ServiceManaged"),
                                   field<&Address::instance_id>("InstanceId"),
                                   field<&Address::public_ip>("PublicIp"),
                               }};
  return type;
}

}  // namespace patchtriage::ec2
