#include "fleet/records/ec2_instances.h"

namespace patchtriage::ec2 {

const RecordType& InstanceState::schema() {
  static const RecordType type{"ec2.InstanceState",
                               "",
                               "",
                               {
                                   field<&InstanceState::code>("Code"),
                                   field<&InstanceState::name>("Name"),
                               }};
  return type;
}

const RecordType& StateReason::schema() {
  static const RecordType type{"ec2.StateReason",
                               "",
                               "",
                               {
                                   field<&StateReason::code>("Code"),
                                   field<&StateReason::message>("Message"),
                               }};
  return type;
}

const RecordType& Placement::schema() {
  static const RecordType type{"ec2.Placement",
                               "",
                               "",
                               {
                                   field<&Placement::availability_zone>("AvailabilityZone"),
                                   field<&Placement::tenancy>("Tenancy"),
                                   field<&Placement::group_name>("GroupName"),
                               }};
  return type;
}

const RecordType& IamInstanceProfile::schema() {
  static const RecordType type{"ec2.IamInstanceProfile",
                               "",
                               "",
                               {
                                   field<&IamInstanceProfile::arn>("Arn"),
                                   field<&IamInstanceProfile::id>("Id"),
                               }};
  return type;
}

const RecordType& InstanceMetadataOptionsResponse::schema() {
  static const RecordType type{
      "ec2.InstanceMetadataOptionsResponse",
      "",
      "",
      {
          field<&InstanceMetadataOptionsResponse::state>("State"),
          field<&InstanceMetadataOptionsResponse::http_tokens>("HttpTokens"),
          field<&InstanceMetadataOptionsResponse::http_put_response_hop_limit>("HttpPutResponseHopLimit"),
          field<&InstanceMetadataOptionsResponse::http_endpoint>("HttpEndpoint"),
          field<&InstanceMetadataOptionsResponse::http_protocol_ipv6>("HttpProtocolIpv6"),
          field<&InstanceMetadataOptionsResponse::instance_metadata_tags>("InstanceMetadataTags"),
      }};
  return type;
}

const RecordType& InstanceNetworkInterfaceAttachment::schema() {
  static const RecordType type{"ec2.InstanceNetworkInterfaceAttachment",
                               "",
                               "",
                               {
                                   field<&InstanceNetworkInterfaceAttachment::attachment_id>("AttachmentId"),
                                   field<&InstanceNetworkInterfaceAttachment::device_index>("DeviceIndex"),
                                   field<&InstanceNetworkInterfaceAttachment::status>("Status"),
                                   field<&InstanceNetworkInterfaceAttachment::network_card_index>("NetworkCardIndex"),
                               }};
  return type;
}

const RecordType& InstanceNetworkInterfaceAssociation::schema() {
  static const RecordType type{"ec2.InstanceNetworkInterfaceAssociation",
                               "",
                               "",
                               {
                                   field<&InstanceNetworkInterfaceAssociation::carrier_ip>("CarrierIp"),
                                   field<&InstanceNetworkInterfaceAssociation::customer_owned_ip>("CustomerOwnedIp"),
                                   field<&InstanceNetworkInterfaceAssociation::ip_owner_id>("IpOwnerId"),
                                   field<&InstanceNetworkInterfaceAssociation::public_dns_name>("PublicDnsName"),
                                   field<&InstanceNetworkInterfaceAssociation::public_ip>("PublicIp"),
                               }};
  return type;
}

const RecordType& InstancePrivateIpAddress::schema() {
  static const RecordType type{"ec2.InstancePrivateIpAddress",
                               "",
                               "",
                               {
                                   field<&InstancePrivateIpAddress::association>("Association"),
                                   field<&InstancePrivateIpAddress::primary>("Primary"),
                                   field<&InstancePrivateIpAddress::private_dns_name>("PrivateDnsName"),
                                   field<&InstancePrivateIpAddress::private_ip_address>("PrivateIpAddress"),
                               }};
  return type;
}

const RecordType& InstanceIpv6Address::schema() {
  static const RecordType type{"ec2.InstanceIpv6Address",
                               "",
                               "",
                               {
                                   field<&InstanceIpv6Address::ipv6_address>("Ipv6Address"),
                                   field<&InstanceIpv6Address::is_primary_ipv6>("IsPrimaryIpv6"),
                               }};
  return type;
}

const RecordType& InstanceIpv4Prefix::schema() {
  static const RecordType type{
      "ec2.InstanceIpv4Prefix", "", "", {field<&InstanceIpv4Prefix::ipv4_prefix>("Ipv4Prefix")}};
  return type;
}

const RecordType& InstanceIpv6Prefix::schema() {
  static const RecordType type{
      "ec2.InstanceIpv6Prefix", "", "", {field<&InstanceIpv6Prefix::ipv6_prefix>("Ipv6Prefix")}};
  return type;
}

const RecordType& InstanceNetworkInterface::schema() {
  static const RecordType type{
      "ec2.InstanceNetworkInterface",
      "",
      "",
      {
          field<&InstanceNetworkInterface::network_interface_id>("NetworkInterfaceId"),
          field<&InstanceNetworkInterface::attachment>("Attachment"),
          field<&InstanceNetworkInterface::association>("Association"),
          field<&InstanceNetworkInterface::groups>("Groups", "groupSet"),
          field<&InstanceNetworkInterface::subnet_id>("SubnetId"),
          field<&InstanceNetworkInterface::vpc_id>("VpcId"),
          field<&InstanceNetworkInterface::private_ip_address>("PrivateIpAddress"),
          field<&InstanceNetworkInterface::private_ip_addresses>("PrivateIpAddresses", "privateIpAddressesSet"),
          field<&InstanceNetworkInterface::ipv6_addresses>("Ipv6Addresses", "ipv6AddressesSet"),
          field<&InstanceNetworkInterface::ipv4_prefixes>("Ipv4Prefixes", "ipv4PrefixSet"),
          field<&InstanceNetworkInterface::ipv6_prefixes>("Ipv6Prefixes", "ipv6PrefixSet"),
          field<&InstanceNetworkInterface::owner_id>("OwnerId"),
          field<&InstanceNetworkInterface::source_dest_check>("SourceDestCheck"),
          field<&InstanceNetworkInterface::status>("Status"),
          field<&InstanceNetworkInterface::interface_type>("InterfaceType"),
      }};
  return type;
}

const RecordType& OperatorResponse::schema() {
  static const RecordType type{"ec2.OperatorResponse",
                               "",
                               "",
                               {
                                   field<&OperatorResponse::managed>("Managed"),
                                   field<&OperatorResponse::principal>("Principal"),
                                   field<&OperatorResponse::hidden_by_default>("HiddenByDefault"),
                               }};
  return type;
}

const RecordType& Instance::schema() {
  static const RecordType type{"ec2.Instance",
                               "ec2:DescribeInstances",
                               "InstanceId",
                               {
                                   field<&Instance::instance_id>("InstanceId"),
                                   field<&Instance::image_id>("ImageId"),
                                   field<&Instance::state>("State", "instanceState"),
                                   field<&Instance::state_reason>("StateReason"),
                                   field<&Instance::state_transition_reason>("StateTransitionReason", "reason"),
                                   field<&Instance::launch_time>("LaunchTime"),
                                   field<&Instance::placement>("Placement"),
                                   field<&Instance::platform>("Platform"),
                                   field<&Instance::platform_details>("PlatformDetails"),
                                   field<&Instance::architecture>("Architecture"),
                                   field<&Instance::iam_instance_profile>("IamInstanceProfile"),
                                   field<&Instance::subnet_id>("SubnetId"),
                                   field<&Instance::vpc_id>("VpcId"),
                                   field<&Instance::private_ip_address>("PrivateIpAddress"),
                                   field<&Instance::public_ip_address>("PublicIpAddress", "ipAddress"),
                                   field<&Instance::ipv6_address>("Ipv6Address"),
                                   field<&Instance::metadata_options>("MetadataOptions"),
                                   field<&Instance::network_interfaces>("NetworkInterfaces", "networkInterfaceSet"),
                                   field<&Instance::security_groups>("SecurityGroups", "groupSet"),
                                   field<&Instance::tags>("Tags", "tagSet"),
                                   field<&Instance::instance_lifecycle>("InstanceLifecycle"),
                                   field<&Instance::instance_type>("InstanceType"),
                                   field<&Instance::key_name>("KeyName"),
                                   field<&Instance::operator_>("Operator"),
                                   field<&Instance::outpost_arn>("OutpostArn"),
                                   field<&Instance::source_dest_check>("SourceDestCheck"),
                                   field<&Instance::root_device_name>("RootDeviceName"),
                               }};
  return type;
}

const RecordType& InstanceStatusDetails::schema() {
  static const RecordType type{"ec2.InstanceStatusDetails",
                               "",
                               "",
                               {
                                   field<&InstanceStatusDetails::impaired_since>("ImpairedSince"),
                                   field<&InstanceStatusDetails::name>("Name"),
                                   field<&InstanceStatusDetails::status>("Status"),
                               }};
  return type;
}

const RecordType& InstanceStatusSummary::schema() {
  static const RecordType type{"ec2.InstanceStatusSummary",
                               "",
                               "",
                               {
                                   field<&InstanceStatusSummary::details>("Details"),
                                   field<&InstanceStatusSummary::status>("Status"),
                               }};
  return type;
}

const RecordType& EbsStatusDetails::schema() {
  static const RecordType type{"ec2.EbsStatusDetails",
                               "",
                               "",
                               {
                                   field<&EbsStatusDetails::impaired_since>("ImpairedSince"),
                                   field<&EbsStatusDetails::name>("Name"),
                                   field<&EbsStatusDetails::status>("Status"),
                               }};
  return type;
}

const RecordType& EbsStatusSummary::schema() {
  static const RecordType type{"ec2.EbsStatusSummary",
                               "",
                               "",
                               {
                                   field<&EbsStatusSummary::details>("Details"),
                                   field<&EbsStatusSummary::status>("Status"),
                               }};
  return type;
}

const RecordType& InstanceStatusEvent::schema() {
  static const RecordType type{"ec2.InstanceStatusEvent",
                               "",
                               "",
                               {
                                   field<&InstanceStatusEvent::instance_event_id>("InstanceEventId"),
                                   field<&InstanceStatusEvent::code>("Code"),
                                   field<&InstanceStatusEvent::description>("Description"),
                                   field<&InstanceStatusEvent::not_after>("NotAfter"),
                                   field<&InstanceStatusEvent::not_before>("NotBefore"),
                                   field<&InstanceStatusEvent::not_before_deadline>("NotBeforeDeadline"),
                               }};
  return type;
}

const RecordType& InstanceStatus::schema() {
  static const RecordType type{"ec2.InstanceStatus",
                               "ec2:DescribeInstanceStatus",
                               "InstanceId",
                               {
                                   field<&InstanceStatus::instance_id>("InstanceId"),
                                   field<&InstanceStatus::availability_zone>("AvailabilityZone"),
                                   field<&InstanceStatus::instance_state>("InstanceState"),
                                   field<&InstanceStatus::instance_status>("InstanceStatus"),
                                   field<&InstanceStatus::system_status>("SystemStatus"),
                                   field<&InstanceStatus::attached_ebs_status>("AttachedEbsStatus"),
                                   field<&InstanceStatus::events>("Events", "eventsSet"),
                               }};
  return type;
}

const RecordType& IamInstanceProfileAssociation::schema() {
  static const RecordType type{"ec2.IamInstanceProfileAssociation",
                               "ec2:DescribeIamInstanceProfileAssociations",
                               "AssociationId",
                               {
                                   field<&IamInstanceProfileAssociation::association_id>("AssociationId"),
                                   field<&IamInstanceProfileAssociation::instance_id>("InstanceId"),
                                   field<&IamInstanceProfileAssociation::iam_instance_profile>("IamInstanceProfile"),
                                   field<&IamInstanceProfileAssociation::state>("State"),
                                   field<&IamInstanceProfileAssociation::timestamp>("Timestamp"),
                               }};
  return type;
}

const RecordType& Image::schema() {
  static const RecordType type{"ec2.Image",
                               "ec2:DescribeImages",
                               "ImageId",
                               {
                                   field<&Image::image_id>("ImageId"),
                                   field<&Image::name>("Name"),
                                   field<&Image::description>("Description"),
                                   field<&Image::platform_details>("PlatformDetails"),
                                   field<&Image::platform>("Platform"),
                                   field<&Image::owner_id>("OwnerId", "imageOwnerId"),
                                   field<&Image::image_owner_alias>("ImageOwnerAlias"),
                                   field<&Image::deprecation_time>("DeprecationTime"),
                                   field<&Image::state>("State", "imageState"),
                                   field<&Image::creation_date>("CreationDate"),
                                   field<&Image::imds_support>("ImdsSupport"),
                                   field<&Image::architecture>("Architecture"),
                                   field<&Image::public_>("Public", "isPublic"),
                               }};
  return type;
}

const RecordType& TagDescription::schema() {
  static const RecordType type{"ec2.TagDescription",
                               "ec2:DescribeTags",
                               "ResourceId",
                               {
                                   field<&TagDescription::key>("Key"),
                                   field<&TagDescription::resource_id>("ResourceId"),
                                   field<&TagDescription::resource_type>("ResourceType"),
                                   field<&TagDescription::value>("Value"),
                               }};
  return type;
}

const RecordType& Region::schema() {
  static const RecordType type{"ec2.Region",
                               "ec2:DescribeRegions",
                               "RegionName",
                               {
                                   field<&Region::region_name>("RegionName"),
                                   field<&Region::endpoint>("Endpoint", "regionEndpoint"),
                                   field<&Region::opt_in_status>("OptInStatus"),
                               }};
  return type;
}

}  // namespace patchtriage::ec2
