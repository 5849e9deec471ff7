// Records of ec2: network. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"
#include "fleet/records/ec2_common.h"

namespace patchtriage::ec2 {

struct VpcCidrBlockState {
  std::optional<std::string> state;  // associating, associated, disassociating, disassociated, failing, failed
  std::optional<std::string> status_message;

  static const RecordType& schema();
};

struct VpcCidrBlockAssociation {
  std::optional<std::string> association_id;
  std::optional<std::string> cidr_block;
  std::optional<VpcCidrBlockState> cidr_block_state;

  static const RecordType& schema();
};

struct VpcIpv6CidrBlockAssociation {
  std::optional<std::string> association_id;
  std::optional<std::string> ipv6_cidr_block;
  std::optional<VpcCidrBlockState> ipv6_cidr_block_state;

  static const RecordType& schema();
};

struct BlockPublicAccessStates {
  std::optional<std::string> internet_gateway_block_mode;  // off, block-bidirectional, block-ingress

  static const RecordType& schema();
};

// A row of ec2:DescribeVpcs.
struct Vpc {
  static constexpr std::string_view kSource = "ec2:DescribeVpcs";
  std::string vpc_id;
  std::optional<std::string> cidr_block;
  std::vector<VpcCidrBlockAssociation> cidr_block_association_set;
  std::vector<VpcIpv6CidrBlockAssociation> ipv6_cidr_block_association_set;
  std::optional<std::string> dhcp_options_id;
  std::optional<bool> is_default;
  std::optional<std::string> owner_id;
  std::optional<std::string> state;  // pending, available, deleting
  std::optional<BlockPublicAccessStates> block_public_access_states;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct SubnetCidrBlockState {
  std::optional<std::string> state;  // associating, associated, disassociating, disassociated, failing, failed
  std::optional<std::string> status_message;

  static const RecordType& schema();
};

struct SubnetIpv6CidrBlockAssociation {
  std::optional<std::string> association_id;
  std::optional<std::string> ipv6_cidr_block;
  std::optional<SubnetCidrBlockState> ipv6_cidr_block_state;

  static const RecordType& schema();
};

// A row of ec2:DescribeSubnets.
struct Subnet {
  static constexpr std::string_view kSource = "ec2:DescribeSubnets";
  std::string subnet_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> owner_id;
  std::optional<std::string> cidr_block;
  std::vector<SubnetIpv6CidrBlockAssociation> ipv6_cidr_block_association_set;
  std::optional<std::string> availability_zone;
  std::optional<bool> map_public_ip_on_launch;
  std::optional<bool> default_for_az;
  std::optional<std::string> state;  // pending, available, unavailable, failed, failed-insufficient-capacity
  std::optional<BlockPublicAccessStates> block_public_access_states;
  std::vector<Tag> tags;
  std::optional<std::string> outpost_arn;

  static const RecordType& schema();
};

struct RouteTableAssociationState {
  std::optional<std::string> state;  // associating, associated, disassociating, disassociated, failed
  std::optional<std::string> status_message;

  static const RecordType& schema();
};

struct RouteTableAssociation {
  std::optional<bool> main;
  std::optional<std::string> route_table_association_id;
  std::optional<std::string> route_table_id;
  std::optional<std::string> subnet_id;
  std::optional<std::string> gateway_id;
  std::optional<std::string> public_ipv4_pool;
  std::optional<RouteTableAssociationState> association_state;

  static const RecordType& schema();
};

struct Route {
  std::optional<std::string> destination_cidr_block;
  std::optional<std::string> destination_ipv6_cidr_block;
  std::optional<std::string> destination_prefix_list_id;
  std::optional<std::string> egress_only_internet_gateway_id;
  std::optional<std::string> gateway_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> instance_owner_id;
  std::optional<std::string> nat_gateway_id;
  std::optional<std::string> transit_gateway_id;
  std::optional<std::string> local_gateway_id;
  std::optional<std::string> carrier_gateway_id;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> origin;  // CreateRouteTable, CreateRoute, EnableVgwRoutePropagation, Advertisement
  std::optional<std::string> state;   // active, blackhole, filtered
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> core_network_arn;
  std::optional<std::string> odb_network_arn;
  std::optional<std::string> ip_address;

  static const RecordType& schema();
};

struct PropagatingVgw {
  std::optional<std::string> gateway_id;

  static const RecordType& schema();
};

// A row of ec2:DescribeRouteTables.
struct RouteTable {
  static constexpr std::string_view kSource = "ec2:DescribeRouteTables";
  std::string route_table_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> owner_id;
  std::vector<RouteTableAssociation> associations;
  std::vector<Route> routes;
  std::vector<PropagatingVgw> propagating_vgws;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct NetworkAclAssociation {
  std::optional<std::string> network_acl_association_id;
  std::optional<std::string> network_acl_id;
  std::optional<std::string> subnet_id;

  static const RecordType& schema();
};

struct IcmpTypeCode {
  std::optional<std::int64_t> code;
  std::optional<std::int64_t> type;

  static const RecordType& schema();
};

struct PortRange {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;

  static const RecordType& schema();
};

struct NetworkAclEntry {
  std::optional<std::string> cidr_block;
  std::optional<bool> egress;
  std::optional<IcmpTypeCode> icmp_type_code;
  std::optional<std::string> ipv6_cidr_block;
  std::optional<PortRange> port_range;
  std::optional<std::string> protocol;
  std::optional<std::string> rule_action;  // allow, deny
  std::optional<std::int64_t> rule_number;

  static const RecordType& schema();
};

// A row of ec2:DescribeNetworkAcls.
struct NetworkAcl {
  static constexpr std::string_view kSource = "ec2:DescribeNetworkAcls";
  std::vector<NetworkAclAssociation> associations;
  std::vector<NetworkAclEntry> entries;
  std::optional<bool> is_default;
  std::string network_acl_id;
  std::vector<Tag> tags;
  std::optional<std::string> vpc_id;
  std::optional<std::string> owner_id;

  static const RecordType& schema();
};

struct UserIdGroupPair {
  std::optional<std::string> description;
  std::optional<std::string> user_id;
  std::optional<std::string> group_name;
  std::optional<std::string> group_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> peering_status;

  static const RecordType& schema();
};

struct IpRange {
  std::optional<std::string> description;
  std::optional<std::string> cidr_ip;

  static const RecordType& schema();
};

struct Ipv6Range {
  std::optional<std::string> description;
  std::optional<std::string> cidr_ipv6;

  static const RecordType& schema();
};

struct PrefixListId {
  std::optional<std::string> description;
  std::optional<std::string> prefix_list_id;

  static const RecordType& schema();
};

struct IpPermission {
  std::optional<std::string> ip_protocol;
  std::optional<std::int64_t> from_port;
  std::optional<std::int64_t> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  std::vector<IpRange> ip_ranges;
  std::vector<Ipv6Range> ipv6_ranges;
  std::vector<PrefixListId> prefix_list_ids;

  static const RecordType& schema();
};

// A row of ec2:DescribeSecurityGroups.
struct SecurityGroup {
  static constexpr std::string_view kSource = "ec2:DescribeSecurityGroups";
  std::string group_id;
  std::optional<std::string> group_name;
  std::optional<std::string> description;
  std::optional<std::string> vpc_id;
  std::optional<std::string> owner_id;
  std::vector<IpPermission> ip_permissions;
  std::vector<IpPermission> ip_permissions_egress;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct InternetGatewayAttachment {
  std::optional<std::string> state;  // attaching, attached, detaching, detached
  std::optional<std::string> vpc_id;

  static const RecordType& schema();
};

// A row of ec2:DescribeInternetGateways.
struct InternetGateway {
  static constexpr std::string_view kSource = "ec2:DescribeInternetGateways";
  std::string internet_gateway_id;
  std::vector<InternetGatewayAttachment> attachments;
  std::optional<std::string> owner_id;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

// A row of ec2:DescribeEgressOnlyInternetGateways.
struct EgressOnlyInternetGateway {
  static constexpr std::string_view kSource = "ec2:DescribeEgressOnlyInternetGateways";
  std::vector<InternetGatewayAttachment> attachments;
  std::string egress_only_internet_gateway_id;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct NatGatewayAddress {
  std::optional<std::string> allocation_id;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> private_ip;
  std::optional<std::string> public_ip;
  std::optional<std::string> association_id;
  std::optional<bool> is_primary;
  std::optional<std::string> failure_message;
  std::optional<std::string> status;  // assigning, unassigning, associating, disassociating, succeeded, failed
  std::optional<std::string> availability_zone;
  std::optional<std::string> availability_zone_id;

  static const RecordType& schema();
};

// A row of ec2:DescribeNatGateways.
struct NatGateway {
  static constexpr std::string_view kSource = "ec2:DescribeNatGateways";
  std::string nat_gateway_id;
  std::optional<std::string> state;              // pending, failed, available, deleting, deleted
  std::optional<std::string> connectivity_type;  // private, public
  std::optional<std::string> subnet_id;
  std::optional<std::string> vpc_id;
  std::vector<NatGatewayAddress> nat_gateway_addresses;
  std::optional<std::string> failure_code;
  std::optional<std::string> failure_message;
  std::optional<std::string> availability_mode;  // zonal, regional
  std::optional<std::string> route_table_id;
  std::optional<Time> create_time;
  std::optional<Time> delete_time;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct AttachmentEnaSrdUdpSpecification {
  std::optional<bool> ena_srd_udp_enabled;

  static const RecordType& schema();
};

struct AttachmentEnaSrdSpecification {
  std::optional<bool> ena_srd_enabled;
  std::optional<AttachmentEnaSrdUdpSpecification> ena_srd_udp_specification;

  static const RecordType& schema();
};

struct NetworkInterfaceAttachment {
  std::optional<Time> attach_time;
  std::optional<std::string> attachment_id;
  std::optional<bool> delete_on_termination;
  std::optional<std::int64_t> device_index;
  std::optional<std::int64_t> network_card_index;
  std::optional<std::string> instance_id;
  std::optional<std::string> instance_owner_id;
  std::optional<std::string> status;  // attaching, attached, detaching, detached
  std::optional<AttachmentEnaSrdSpecification> ena_srd_specification;
  std::optional<std::int64_t> ena_queue_count;

  static const RecordType& schema();
};

struct NetworkInterfaceAssociation {
  std::optional<std::string> allocation_id;
  std::optional<std::string> association_id;
  std::optional<std::string> ip_owner_id;
  std::optional<std::string> public_dns_name;
  std::optional<std::string> public_ip;
  std::optional<std::string> customer_owned_ip;
  std::optional<std::string> carrier_ip;

  static const RecordType& schema();
};

struct NetworkInterfacePrivateIpAddress {
  std::optional<NetworkInterfaceAssociation> association;
  std::optional<bool> primary;
  std::optional<std::string> private_dns_name;
  std::optional<std::string> private_ip_address;

  static const RecordType& schema();
};

struct NetworkInterfaceIpv6Address {
  std::optional<std::string> ipv6_address;
  std::optional<std::string> public_ipv6_dns_name;
  std::optional<bool> is_primary_ipv6;

  static const RecordType& schema();
};

// A row of ec2:DescribeNetworkInterfaces.
struct NetworkInterface {
  static constexpr std::string_view kSource = "ec2:DescribeNetworkInterfaces";
  std::string network_interface_id;
  std::optional<NetworkInterfaceAttachment> attachment;
  std::optional<NetworkInterfaceAssociation> association;
  std::optional<std::string> description;
  std::vector<GroupIdentifier> groups;
  std::optional<std::string> interface_type;
  std::optional<std::string> owner_id;
  std::optional<std::string> private_ip_address;
  std::vector<NetworkInterfacePrivateIpAddress> private_ip_addresses;
  std::vector<NetworkInterfaceIpv6Address> ipv6_addresses;
  std::optional<std::string> requester_id;
  std::optional<bool> requester_managed;
  std::optional<bool> source_dest_check;
  std::optional<std::string> status;  // available, associated, attaching, in-use, detaching
  std::optional<std::string> subnet_id;
  std::optional<std::string> vpc_id;
  std::optional<bool> deny_all_igw_traffic;
  std::vector<Tag> tag_set;

  static const RecordType& schema();
};

struct SecurityGroupIdentifier {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;

  static const RecordType& schema();
};

struct DnsEntry {
  std::optional<std::string> dns_name;
  std::optional<std::string> hosted_zone_id;

  static const RecordType& schema();
};

// A row of ec2:DescribeVpcEndpoints.
struct VpcEndpoint {
  static constexpr std::string_view kSource = "ec2:DescribeVpcEndpoints";
  std::string vpc_endpoint_id;
  // Interface, Gateway, GatewayLoadBalancer, Resource, ServiceNetwork, Tunnel
  std::optional<std::string> vpc_endpoint_type;
  std::optional<std::string> vpc_id;
  std::optional<std::string> service_name;
  // PendingAcceptance, Pending, Available, Deleting, Deleted, Rejected, Failed, Expired, Partial
  std::optional<std::string> state;
  std::optional<std::string> policy_document;
  std::vector<std::string> route_table_ids;
  std::vector<std::string> subnet_ids;
  std::vector<SecurityGroupIdentifier> groups;
  std::optional<bool> private_dns_enabled;
  std::vector<std::string> network_interface_ids;
  std::vector<DnsEntry> dns_entries;
  std::optional<Time> creation_timestamp;
  std::optional<std::string> owner_id;
  std::optional<std::string> ip_address_type;  // ipv4, dualstack, ipv6
  std::vector<Tag> tags;

  static const RecordType& schema();
};

struct AttributeBooleanValue {
  std::optional<bool> value;

  static const RecordType& schema();
};

// A row of ec2:DescribeVpcAttribute.
struct VpcAttribute {
  static constexpr std::string_view kSource = "ec2:DescribeVpcAttribute";
  std::string vpc_id;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::optional<AttributeBooleanValue> enable_dns_hostnames;

  static const RecordType& schema();
};

struct AttributeValue {
  std::optional<std::string> value;

  static const RecordType& schema();
};

struct DhcpConfiguration {
  std::optional<std::string> key;
  std::vector<AttributeValue> values;

  static const RecordType& schema();
};

// A row of ec2:DescribeDhcpOptions.
struct DhcpOptions {
  static constexpr std::string_view kSource = "ec2:DescribeDhcpOptions";
  std::string dhcp_options_id;
  std::vector<DhcpConfiguration> dhcp_configurations;
  std::optional<std::string> owner_id;

  static const RecordType& schema();
};

// A row of ec2:DescribeAddresses.
struct Address {
  static constexpr std::string_view kSource = "ec2:DescribeAddresses";
  std::optional<std::string> allocation_id;
  std::optional<std::string> association_id;
  std::optional<std::string> domain;  // vpc, standard
  std::optional<std::string> network_interface_id;
  std::optional<std::string> network_interface_owner_id;
  std::optional<std::string> private_ip_address;
  std::vector<Tag> tags;
  std::optional<std::string> public_ipv4_pool;
  std::optional<std::string> network_border_group;
  std::optional<std::string> customer_owned_ip;
  std::optional<std::string> customer_owned_ipv4_pool;
  std::optional<std::string> carrier_ip;
  std::optional<std::string> subnet_id;
  std::optional<std::string> service_managed;  // alb, nlb, rnat, rds
  std::optional<std::string> instance_id;
  std::string public_ip;

  static const RecordType& schema();
};

// A row of ec2:DescribeManagedPrefixLists.
struct ManagedPrefixList {
  static constexpr std::string_view kSource = "ec2:DescribeManagedPrefixLists";
  std::string prefix_list_id;
  std::optional<std::string> prefix_list_name;
  std::optional<std::string> address_family;
  std::optional<std::string> state;
  std::optional<std::string> owner_id;
  std::optional<std::int64_t> max_entries;
  std::optional<std::int64_t> version;
  std::optional<std::string> prefix_list_arn;

  static const RecordType& schema();
};

// A row of ec2:GetManagedPrefixListEntries.
struct PrefixListEntry {
  static constexpr std::string_view kSource = "ec2:GetManagedPrefixListEntries";
  std::string cidr;
  std::optional<std::string> description;

  static const RecordType& schema();
};

// A row of ec2:DescribeVpcBlockPublicAccessOptions.
struct VpcBlockPublicAccessOptions {
  static constexpr std::string_view kSource = "ec2:DescribeVpcBlockPublicAccessOptions";
  std::optional<std::string> aws_account_id;
  std::optional<std::string> aws_region;
  std::optional<std::string> state;                        // default-state, update-in-progress, update-complete
  std::optional<std::string> internet_gateway_block_mode;  // off, block-bidirectional, block-ingress
  std::optional<std::string> reason;
  std::optional<Time> last_update_timestamp;
  std::optional<std::string> managed_by;          // account, declarative-policy
  std::optional<std::string> exclusions_allowed;  // allowed, not-allowed

  static const RecordType& schema();
};

// A row of ec2:DescribeVpcBlockPublicAccessExclusions.
struct VpcBlockPublicAccessExclusion {
  static constexpr std::string_view kSource = "ec2:DescribeVpcBlockPublicAccessExclusions";
  std::string exclusion_id;
  std::optional<std::string> internet_gateway_exclusion_mode;  // allow-bidirectional, allow-egress
  std::optional<std::string> resource_arn;
  std::optional<std::string> state;
  std::optional<std::string> reason;
  std::optional<Time> creation_timestamp;
  std::optional<Time> last_update_timestamp;
  std::optional<Time> deletion_timestamp;
  std::vector<Tag> tags;

  static const RecordType& schema();
};

}  // namespace patchtriage::ec2
