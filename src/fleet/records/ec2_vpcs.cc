#include "fleet/records/ec2_vpcs.h"

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
