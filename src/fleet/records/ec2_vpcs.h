// Records of ec2: VPCs and subnets. AWS's own names; an optional without a value was not sent.
#pragma once

#include <optional>
#include <string>
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
