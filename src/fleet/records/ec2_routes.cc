#include "fleet/records/ec2_routes.h"

namespace patchtriage::ec2 {

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

}  // namespace patchtriage::ec2
