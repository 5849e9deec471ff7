// Records of ec2: interfaces, endpoints, addresses. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fleet/record.h"
#include "fleet/records/ec2_common.h"

namespace patchtriage::ec2 {

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

struct Ipv4PrefixSpecification {
  std::optional<std::string> ipv4_prefix;

  static const RecordType& schema();
};

struct Ipv6PrefixSpecification {
  std::optional<std::string> ipv6_prefix;

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
  std::vector<Ipv4PrefixSpecification> ipv4_prefixes;
  std::vector<Ipv6PrefixSpecification> ipv6_prefixes;
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

struct DnsOptions {
  std::optional<bool> private_dns_only_for_inbound_resolver_endpoint;

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
  std::optional<DnsOptions> dns_options;
  std::optional<Time> creation_timestamp;
  std::optional<std::string> owner_id;
  std::optional<std::string> ip_address_type;  // ipv4, dualstack, ipv6
  std::vector<Tag> tags;

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

}  // namespace patchtriage::ec2
