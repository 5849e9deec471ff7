// Records of ec2: route tables and gateways. AWS's own names; an optional without a value was not sent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fleet/record.h"
#include "fleet/records/ec2_common.h"

namespace patchtriage::ec2 {

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

}  // namespace patchtriage::ec2
