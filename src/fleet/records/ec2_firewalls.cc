#include "fleet/records/ec2_firewalls.h"

namespace patchtriage::ec2 {

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

}  // namespace patchtriage::ec2
