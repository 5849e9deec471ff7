// Records of ec2: ACLs, security groups, prefix lists. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fleet/record.h"
#include "fleet/records/ec2_common.h"

namespace patchtriage::ec2 {

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

}  // namespace patchtriage::ec2
