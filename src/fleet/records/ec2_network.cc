#include "fleet/records/ec2_network.h"

namespace patchtriage::ec2 {

const RecordType& VpcCidrBlockState::schema() {
  static const RecordType type{"ec2.VpcCidrBlockState",
                               "",
                               "",
                               {
                                   field<&VpcCidrBlockState::state>("State"),
                                   field<&VpcCidrBlockState::status_message>("StatusMessage"),
                               }};
  return type;
}

const RecordType& VpcCidrBlockAssociation::schema() {
  static const RecordType type{"ec2.VpcCidrBlockAssociation",
                               "",
                               "",
                               {
                                   field<&VpcCidrBlockAssociation::association_id>("AssociationId"),
                                   field<&VpcCidrBlockAssociation::cidr_block>("CidrBlock"),
                                   field<&VpcCidrBlockAssociation::cidr_block_state>("CidrBlockState"),
                               }};
  return type;
}

const RecordType& VpcIpv6CidrBlockAssociation::schema() {
  static const RecordType type{"ec2.VpcIpv6CidrBlockAssociation",
                               "",
                               "",
                               {
                                   field<&VpcIpv6CidrBlockAssociation::association_id>("AssociationId"),
                                   field<&VpcIpv6CidrBlockAssociation::ipv6_cidr_block>("Ipv6CidrBlock"),
                                   field<&VpcIpv6CidrBlockAssociation::ipv6_cidr_block_state>("Ipv6CidrBlockState"),
                               }};
  return type;
}

const RecordType& BlockPublicAccessStates::schema() {
  static const RecordType type{
      "ec2.BlockPublicAccessStates",
      "",
      "",
      {
          field<&BlockPublicAccessStates::internet_gateway_block_mode>("InternetGatewayBlockMode"),
      }};
  return type;
}

const RecordType& Vpc::schema() {
  static const RecordType type{"ec2.Vpc",
                               "ec2:DescribeVpcs",
                               "VpcId",
                               {
                                   field<&Vpc::vpc_id>("VpcId"),
                                   field<&Vpc::cidr_block>("CidrBlock"),
                                   field<&Vpc::cidr_block_association_set>("CidrBlockAssociationSet"),
                                   field<&Vpc::ipv6_cidr_block_association_set>("Ipv6CidrBlockAssociationSet"),
                                   field<&Vpc::dhcp_options_id>("DhcpOptionsId"),
                                   field<&Vpc::is_default>("IsDefault"),
                                   field<&Vpc::owner_id>("OwnerId"),
                                   field<&Vpc::state>("State"),
                                   field<&Vpc::block_public_access_states>("BlockPublicAccessStates"),
                                   field<&Vpc::tags>("Tags", "tagSet"),
                               }};
  return type;
}

const RecordType& SubnetCidrBlockState::schema() {
  static const RecordType type{"ec2.SubnetCidrBlockState",
                               "",
                               "",
                               {
                                   field<&SubnetCidrBlockState::state>("State"),
                                   field<&SubnetCidrBlockState::status_message>("StatusMessage"),
                               }};
  return type;
}

const RecordType& SubnetIpv6CidrBlockAssociation::schema() {
  static const RecordType type{"ec2.SubnetIpv6CidrBlockAssociation",
                               "",
                               "",
                               {
                                   field<&SubnetIpv6CidrBlockAssociation::association_id>("AssociationId"),
                                   field<&SubnetIpv6CidrBlockAssociation::ipv6_cidr_block>("Ipv6CidrBlock"),
                                   field<&SubnetIpv6CidrBlockAssociation::ipv6_cidr_block_state>("Ipv6CidrBlockState"),
                               }};
  return type;
}

const RecordType& Subnet::schema() {
  static const RecordType type{"ec2.Subnet",
                               "ec2:DescribeSubnets",
                               "SubnetId",
                               {
                                   field<&Subnet::subnet_id>("SubnetId"),
                                   field<&Subnet::vpc_id>("VpcId"),
                                   field<&Subnet::owner_id>("OwnerId"),
                                   field<&Subnet::cidr_block>("CidrBlock"),
                                   field<&Subnet::ipv6_cidr_block_association_set>("Ipv6CidrBlockAssociationSet"),
                                   field<&Subnet::availability_zone>("AvailabilityZone"),
                                   field<&Subnet::map_public_ip_on_launch>("MapPublicIpOnLaunch"),
                                   field<&Subnet::default_for_az>("DefaultForAz"),
                                   field<&Subnet::state>("State"),
                                   field<&Subnet::block_public_access_states>("BlockPublicAccessStates"),
                                   field<&Subnet::tags>("Tags", "tagSet"),
                                   field<&Subnet::outpost_arn>("OutpostArn"),
                               }};
  return type;
}

const RecordType& RouteTableAssociationState::schema() {
  static const RecordType type{"ec2.RouteTableAssociationState",
                               "",
                               "",
                               {
                                   field<&RouteTableAssociationState::state>("State"),
                                   field<&RouteTableAssociationState::status_message>("StatusMessage"),
                               }};
  return type;
}

const RecordType& RouteTableAssociation::schema() {
  static const RecordType type{"ec2.RouteTableAssociation",
                               "",
                               "",
                               {
                                   field<&RouteTableAssociation::main>("Main"),
                                   field<&RouteTableAssociation::route_table_association_id>("RouteTableAssociationId"),
                                   field<&RouteTableAssociation::route_table_id>("RouteTableId"),
                                   field<&RouteTableAssociation::subnet_id>("SubnetId"),
                                   field<&RouteTableAssociation::gateway_id>("GatewayId"),
                                   field<&RouteTableAssociation::public_ipv4_pool>("PublicIpv4Pool"),
                                   field<&RouteTableAssociation::association_state>("AssociationState"),
                               }};
  return type;
}

const RecordType& Route::schema() {
  static const RecordType type{"ec2.Route",
                               "",
                               "",
                               {
                                   field<&Route::destination_cidr_block>("DestinationCidrBlock"),
                                   field<&Route::destination_ipv6_cidr_block>("DestinationIpv6CidrBlock"),
                                   field<&Route::destination_prefix_list_id>("DestinationPrefixListId"),
                                   field<&Route::egress_only_internet_gateway_id>("EgressOnlyInternetGatewayId"),
                                   field<&Route::gateway_id>("GatewayId"),
                                   field<&Route::instance_id>("InstanceId"),
                                   field<&Route::instance_owner_id>("InstanceOwnerId"),
                                   field<&Route::nat_gateway_id>("NatGatewayId"),
                                   field<&Route::transit_gateway_id>("TransitGatewayId"),
                                   field<&Route::local_gateway_id>("LocalGatewayId"),
                                   field<&Route::carrier_gateway_id>("CarrierGatewayId"),
                                   field<&Route::network_interface_id>("NetworkInterfaceId"),
                                   field<&Route::origin>("Origin"),
                                   field<&Route::state>("State"),
                                   field<&Route::vpc_peering_connection_id>("VpcPeeringConnectionId"),
                                   field<&Route::core_network_arn>("CoreNetworkArn"),
                                   field<&Route::odb_network_arn>("OdbNetworkArn"),
                                   field<&Route::ip_address>("IpAddress"),
                               }};
  return type;
}

const RecordType& PropagatingVgw::schema() {
  static const RecordType type{"ec2.PropagatingVgw",
                               "",
                               "",
                               {
                                   field<&PropagatingVgw::gateway_id>("GatewayId"),
                               }};
  return type;
}

const RecordType& RouteTable::schema() {
  static const RecordType type{"ec2.RouteTable",
                               "ec2:DescribeRouteTables",
                               "RouteTableId",
                               {
                                   field<&RouteTable::route_table_id>("RouteTableId"),
                                   field<&RouteTable::vpc_id>("VpcId"),
                                   field<&RouteTable::owner_id>("OwnerId"),
                                   field<&RouteTable::associations>("Associations", "associationSet"),
                                   field<&RouteTable::routes>("Routes", "routeSet"),
                                   field<&RouteTable::propagating_vgws>("PropagatingVgws", "propagatingVgwSet"),
                                   field<&RouteTable::tags>("Tags", "tagSet"),
                               }};
  return type;
}

const RecordType& NetworkAclAssociation::schema() {
  static const RecordType type{"ec2.NetworkAclAssociation",
                               "",
                               "",
                               {
                                   field<&NetworkAclAssociation::network_acl_association_id>("NetworkAclAssociationId"),
                                   field<&NetworkAclAssociation::network_acl_id>("NetworkAclId"),
                                   field<&NetworkAclAssociation::subnet_id>("SubnetId"),
                               }};
  return type;
}

const RecordType& IcmpTypeCode::schema() {
  static const RecordType type{"ec2.IcmpTypeCode",
                               "",
                               "",
                               {
                                   field<&IcmpTypeCode::code>("Code"),
                                   field<&IcmpTypeCode::type>("Type"),
                               }};
  return type;
}

const RecordType& PortRange::schema() {
  static const RecordType type{"ec2.PortRange",
                               "",
                               "",
                               {
                                   field<&PortRange::from>("From"),
                                   field<&PortRange::to>("To"),
                               }};
  return type;
}

const RecordType& NetworkAclEntry::schema() {
  static const RecordType type{"ec2.NetworkAclEntry",
                               "",
                               "",
                               {
                                   field<&NetworkAclEntry::cidr_block>("CidrBlock"),
                                   field<&NetworkAclEntry::egress>("Egress"),
                                   field<&NetworkAclEntry::icmp_type_code>("IcmpTypeCode"),
                                   field<&NetworkAclEntry::ipv6_cidr_block>("Ipv6CidrBlock"),
                                   field<&NetworkAclEntry::port_range>("PortRange"),
                                   field<&NetworkAclEntry::protocol>("Protocol"),
                                   field<&NetworkAclEntry::rule_action>("RuleAction"),
                                   field<&NetworkAclEntry::rule_number>("RuleNumber"),
                               }};
  return type;
}

const RecordType& NetworkAcl::schema() {
  static const RecordType type{"ec2.NetworkAcl",
                               "ec2:DescribeNetworkAcls",
                               "NetworkAclId",
                               {
                                   field<&NetworkAcl::associations>("Associations", "associationSet"),
                                   field<&NetworkAcl::entries>("Entries", "entrySet"),
                                   field<&NetworkAcl::is_default>("IsDefault", "default"),
                                   field<&NetworkAcl::network_acl_id>("NetworkAclId"),
                                   field<&NetworkAcl::tags>("Tags", "tagSet"),
                                   field<&NetworkAcl::vpc_id>("VpcId"),
                                   field<&NetworkAcl::owner_id>("OwnerId"),
                               }};
  return type;
}

const RecordType& UserIdGroupPair::schema() {
  static const RecordType type{"ec2.UserIdGroupPair",
                               "",
                               "",
                               {
                                   field<&UserIdGroupPair::description>("Description"),
                                   field<&UserIdGroupPair::user_id>("UserId"),
                                   field<&UserIdGroupPair::group_name>("GroupName"),
                                   field<&UserIdGroupPair::group_id>("GroupId"),
                                   field<&UserIdGroupPair::vpc_id>("VpcId"),
                                   field<&UserIdGroupPair::vpc_peering_connection_id>("VpcPeeringConnectionId"),
                                   field<&UserIdGroupPair::peering_status>("PeeringStatus"),
                               }};
  return type;
}

const RecordType& IpRange::schema() {
  static const RecordType type{"ec2.IpRange",
                               "",
                               "",
                               {
                                   field<&IpRange::description>("Description"),
                                   field<&IpRange::cidr_ip>("CidrIp"),
                               }};
  return type;
}

const RecordType& Ipv6Range::schema() {
  static const RecordType type{"ec2.Ipv6Range",
                               "",
                               "",
                               {
                                   field<&Ipv6Range::description>("Description"),
                                   field<&Ipv6Range::cidr_ipv6>("CidrIpv6"),
                               }};
  return type;
}

const RecordType& PrefixListId::schema() {
  static const RecordType type{"ec2.PrefixListId",
                               "",
                               "",
                               {
                                   field<&PrefixListId::description>("Description"),
                                   field<&PrefixListId::prefix_list_id>("PrefixListId"),
                               }};
  return type;
}

const RecordType& IpPermission::schema() {
  static const RecordType type{"ec2.IpPermission",
                               "",
                               "",
                               {
                                   field<&IpPermission::ip_protocol>("IpProtocol"),
                                   field<&IpPermission::from_port>("FromPort"),
                                   field<&IpPermission::to_port>("ToPort"),
                                   field<&IpPermission::user_id_group_pairs>("UserIdGroupPairs", "groups"),
                                   field<&IpPermission::ip_ranges>("IpRanges"),
                                   field<&IpPermission::ipv6_ranges>("Ipv6Ranges"),
                                   field<&IpPermission::prefix_list_ids>("PrefixListIds"),
                               }};
  return type;
}

const RecordType& SecurityGroup::schema() {
  static const RecordType type{"ec2.SecurityGroup",
                               "ec2:DescribeSecurityGroups",
                               "GroupId",
                               {
                                   field<&SecurityGroup::group_id>("GroupId"),
                                   field<&SecurityGroup::group_name>("GroupName"),
                                   field<&SecurityGroup::description>("Description", "groupDescription"),
                                   field<&SecurityGroup::vpc_id>("VpcId"),
                                   field<&SecurityGroup::owner_id>("OwnerId"),
                                   field<&SecurityGroup::ip_permissions>("IpPermissions"),
                                   field<&SecurityGroup::ip_permissions_egress>("IpPermissionsEgress"),
                                   field<&SecurityGroup::tags>("Tags", "tagSet"),
                               }};
  return type;
}

const RecordType& InternetGatewayAttachment::schema() {
  static const RecordType type{"ec2.InternetGatewayAttachment",
                               "",
                               "",
                               {
                                   field<&InternetGatewayAttachment::state>("State"),
                                   field<&InternetGatewayAttachment::vpc_id>("VpcId"),
                               }};
  return type;
}

const RecordType& InternetGateway::schema() {
  static const RecordType type{"ec2.InternetGateway",
                               "ec2:DescribeInternetGateways",
                               "InternetGatewayId",
                               {
                                   field<&InternetGateway::internet_gateway_id>("InternetGatewayId"),
                                   field<&InternetGateway::attachments>("Attachments", "attachmentSet"),
                                   field<&InternetGateway::owner_id>("OwnerId"),
                                   field<&InternetGateway::tags>("Tags", "tagSet"),
                               }};
  return type;
}

const RecordType& EgressOnlyInternetGateway::schema() {
  static const RecordType type{
      "ec2.EgressOnlyInternetGateway",
      "ec2:DescribeEgressOnlyInternetGateways",
      "EgressOnlyInternetGatewayId",
      {
          field<&EgressOnlyInternetGateway::attachments>("Attachments", "attachmentSet"),
          field<&EgressOnlyInternetGateway::egress_only_internet_gateway_id>("EgressOnlyInternetGatewayId"),
          field<&EgressOnlyInternetGateway::tags>("Tags", "tagSet"),
      }};
  return type;
}

const RecordType& NatGatewayAddress::schema() {
  static const RecordType type{"ec2.NatGatewayAddress",
                               "",
                               "",
                               {
                                   field<&NatGatewayAddress::allocation_id>("AllocationId"),
                                   field<&NatGatewayAddress::network_interface_id>("NetworkInterfaceId"),
                                   field<&NatGatewayAddress::private_ip>("PrivateIp"),
                                   field<&NatGatewayAddress::public_ip>("PublicIp"),
                                   field<&NatGatewayAddress::association_id>("AssociationId"),
                                   field<&NatGatewayAddress::is_primary>("IsPrimary"),
                                   field<&NatGatewayAddress::failure_message>("FailureMessage"),
                                   field<&NatGatewayAddress::status>("Status"),
                                   field<&NatGatewayAddress::availability_zone>("AvailabilityZone"),
                                   field<&NatGatewayAddress::availability_zone_id>("AvailabilityZoneId"),
                               }};
  return type;
}

const RecordType& NatGateway::schema() {
  static const RecordType type{
      "ec2.NatGateway",
      "ec2:DescribeNatGateways",
      "NatGatewayId",
      {
          field<&NatGateway::nat_gateway_id>("NatGatewayId"),
          field<&NatGateway::state>("State"),
          field<&NatGateway::connectivity_type>("ConnectivityType"),
          field<&NatGateway::subnet_id>("SubnetId"),
          field<&NatGateway::vpc_id>("VpcId"),
          field<&NatGateway::nat_gateway_addresses>("NatGatewayAddresses", "natGatewayAddressSet"),
          field<&NatGateway::failure_code>("FailureCode"),
          field<&NatGateway::failure_message>("FailureMessage"),
          field<&NatGateway::availability_mode>("AvailabilityMode"),
          field<&NatGateway::route_table_id>("RouteTableId"),
          field<&NatGateway::create_time>("CreateTime"),
          field<&NatGateway::delete_time>("DeleteTime"),
          field<&NatGateway::tags>("Tags", "tagSet"),
      }};
  return type;
}

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
          field<&VpcEndpoint::creation_timestamp>("CreationTimestamp"),
          field<&VpcEndpoint::owner_id>("OwnerId"),
          field<&VpcEndpoint::ip_address_type>("IpAddressType"),
          field<&VpcEndpoint::tags>("Tags", "tagSet"),
      }};
  return type;
}

const RecordType& AttributeBooleanValue::schema() {
  static const RecordType type{"ec2.AttributeBooleanValue",
                               "",
                               "",
                               {
                                   field<&AttributeBooleanValue::value>("Value"),
                               }};
  return type;
}

const RecordType& VpcAttribute::schema() {
  static const RecordType type{"ec2.VpcAttribute",
                               "ec2:DescribeVpcAttribute",
                               "VpcId",
                               {
                                   field<&VpcAttribute::vpc_id>("VpcId"),
                                   field<&VpcAttribute::enable_dns_support>("EnableDnsSupport"),
                                   field<&VpcAttribute::enable_dns_hostnames>("EnableDnsHostnames"),
                               }};
  return type;
}

const RecordType& AttributeValue::schema() {
  static const RecordType type{"ec2.AttributeValue",
                               "",
                               "",
                               {
                                   field<&AttributeValue::value>("Value"),
                               }};
  return type;
}

const RecordType& DhcpConfiguration::schema() {
  static const RecordType type{"ec2.DhcpConfiguration",
                               "",
                               "",
                               {
                                   field<&DhcpConfiguration::key>("Key"),
                                   field<&DhcpConfiguration::values>("Values", "valueSet"),
                               }};
  return type;
}

const RecordType& DhcpOptions::schema() {
  static const RecordType type{
      "ec2.DhcpOptions",
      "ec2:DescribeDhcpOptions",
      "DhcpOptionsId",
      {
          field<&DhcpOptions::dhcp_options_id>("DhcpOptionsId"),
          field<&DhcpOptions::dhcp_configurations>("DhcpConfigurations", "dhcpConfigurationSet"),
          field<&DhcpOptions::owner_id>("OwnerId"),
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

const RecordType& ManagedPrefixList::schema() {
  static const RecordType type{"ec2.ManagedPrefixList",
                               "ec2:DescribeManagedPrefixLists",
                               "PrefixListId",
                               {
                                   field<&ManagedPrefixList::prefix_list_id>("PrefixListId"),
                                   field<&ManagedPrefixList::prefix_list_name>("PrefixListName"),
                                   field<&ManagedPrefixList::address_family>("AddressFamily"),
                                   field<&ManagedPrefixList::state>("State"),
                                   field<&ManagedPrefixList::owner_id>("OwnerId"),
                                   field<&ManagedPrefixList::max_entries>("MaxEntries"),
                                   field<&ManagedPrefixList::version>("Version"),
                                   field<&ManagedPrefixList::prefix_list_arn>("PrefixListArn"),
                               }};
  return type;
}

const RecordType& PrefixListEntry::schema() {
  static const RecordType type{"ec2.PrefixListEntry",
                               "ec2:GetManagedPrefixListEntries",
                               "Cidr",
                               {
                                   field<&PrefixListEntry::cidr>("Cidr"),
                                   field<&PrefixListEntry::description>("Description"),
                               }};
  return type;
}

const RecordType& VpcBlockPublicAccessOptions::schema() {
  static const RecordType type{
      "ec2.VpcBlockPublicAccessOptions",
      "ec2:DescribeVpcBlockPublicAccessOptions",
      "",
      {
          field<&VpcBlockPublicAccessOptions::aws_account_id>("AwsAccountId"),
          field<&VpcBlockPublicAccessOptions::aws_region>("AwsRegion"),
          field<&VpcBlockPublicAccessOptions::state>("State"),
          field<&VpcBlockPublicAccessOptions::internet_gateway_block_mode>("InternetGatewayBlockMode"),
          field<&VpcBlockPublicAccessOptions::reason>("Reason"),
          field<&VpcBlockPublicAccessOptions::last_update_timestamp>("LastUpdateTimestamp"),
          field<&VpcBlockPublicAccessOptions::managed_by>("ManagedBy"),
          field<&VpcBlockPublicAccessOptions::exclusions_allowed>("ExclusionsAllowed"),
      }};
  return type;
}

const RecordType& VpcBlockPublicAccessExclusion::schema() {
  static const RecordType type{
      "ec2.VpcBlockPublicAccessExclusion",
      "ec2:DescribeVpcBlockPublicAccessExclusions",
      "ExclusionId",
      {
          field<&VpcBlockPublicAccessExclusion::exclusion_id>("ExclusionId"),
          field<&VpcBlockPublicAccessExclusion::internet_gateway_exclusion_mode>("InternetGatewayExclusionMode"),
          field<&VpcBlockPublicAccessExclusion::resource_arn>("ResourceArn"),
          field<&VpcBlockPublicAccessExclusion::state>("State"),
          field<&VpcBlockPublicAccessExclusion::reason>("Reason"),
          field<&VpcBlockPublicAccessExclusion::creation_timestamp>("CreationTimestamp"),
          field<&VpcBlockPublicAccessExclusion::last_update_timestamp>("LastUpdateTimestamp"),
          field<&VpcBlockPublicAccessExclusion::deletion_timestamp>("DeletionTimestamp"),
          field<&VpcBlockPublicAccessExclusion::tags>("Tags", "tagSet"),
      }};
  return type;
}

}  // namespace patchtriage::ec2
