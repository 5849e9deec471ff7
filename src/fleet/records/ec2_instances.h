// Records of ec2: instances. AWS's own names; an optional without a value was not sent.
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

struct InstanceState {
  std::optional<std::int64_t> code;
  std::optional<std::string> name;  // pending, running, shutting-down, terminated, stopping, stopped

  static const RecordType& schema();
};

struct StateReason {
  std::optional<std::string> code;
  std::optional<std::string> message;

  static const RecordType& schema();
};

struct Placement {
  std::optional<std::string> availability_zone;
  std::optional<std::string> tenancy;  // default, dedicated, host
  std::optional<std::string> group_name;

  static const RecordType& schema();
};

struct IamInstanceProfile {
  std::optional<std::string> arn;
  std::optional<std::string> id;

  static const RecordType& schema();
};

struct InstanceMetadataOptionsResponse {
  std::optional<std::string> state;        // pending, applied
  std::optional<std::string> http_tokens;  // optional, required
  std::optional<std::int64_t> http_put_response_hop_limit;
  std::optional<std::string> http_endpoint;           // disabled, enabled
  std::optional<std::string> http_protocol_ipv6;      // disabled, enabled
  std::optional<std::string> instance_metadata_tags;  // disabled, enabled

  static const RecordType& schema();
};

struct InstanceNetworkInterfaceAttachment {
  std::optional<std::string> attachment_id;
  std::optional<std::int64_t> device_index;
  std::optional<std::string> status;  // attaching, attached, detaching, detached
  std::optional<std::int64_t> network_card_index;

  static const RecordType& schema();
};

struct InstanceNetworkInterfaceAssociation {
  std::optional<std::string> carrier_ip;
  std::optional<std::string> customer_owned_ip;
  std::optional<std::string> ip_owner_id;
  std::optional<std::string> public_dns_name;
  std::optional<std::string> public_ip;

  static const RecordType& schema();
};

struct InstancePrivateIpAddress {
  std::optional<InstanceNetworkInterfaceAssociation> association;
  std::optional<bool> primary;
  std::optional<std::string> private_dns_name;
  std::optional<std::string> private_ip_address;

  static const RecordType& schema();
};

struct InstanceIpv6Address {
  std::optional<std::string> ipv6_address;
  std::optional<bool> is_primary_ipv6;

  static const RecordType& schema();
};

struct InstanceIpv4Prefix {
  std::optional<std::string> ipv4_prefix;

  static const RecordType& schema();
};

struct InstanceIpv6Prefix {
  std::optional<std::string> ipv6_prefix;

  static const RecordType& schema();
};

struct InstanceNetworkInterface {
  std::optional<std::string> network_interface_id;
  std::optional<InstanceNetworkInterfaceAttachment> attachment;
  std::optional<InstanceNetworkInterfaceAssociation> association;
  std::vector<GroupIdentifier> groups;
  std::optional<std::string> subnet_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> private_ip_address;
  std::vector<InstancePrivateIpAddress> private_ip_addresses;
  std::vector<InstanceIpv6Address> ipv6_addresses;
  std::vector<InstanceIpv4Prefix> ipv4_prefixes;
  std::vector<InstanceIpv6Prefix> ipv6_prefixes;
  std::optional<std::string> owner_id;
  std::optional<bool> source_dest_check;
  std::optional<std::string> status;  // available, associated, attaching, in-use, detaching
  std::optional<std::string> interface_type;

  static const RecordType& schema();
};

struct OperatorResponse {
  std::optional<bool> managed;
  std::optional<std::string> principal;
  std::optional<bool> hidden_by_default;

  static const RecordType& schema();
};

// A row of ec2:DescribeInstances.
struct Instance {
  static constexpr std::string_view kSource = "ec2:DescribeInstances";
  std::string instance_id;
  std::optional<std::string> image_id;
  std::optional<InstanceState> state;
  std::optional<StateReason> state_reason;
  std::optional<std::string> state_transition_reason;
  std::optional<Time> launch_time;
  std::optional<Placement> placement;
  std::optional<std::string> platform;  // Windows
  std::optional<std::string> platform_details;
  std::optional<std::string> architecture;  // i386, x86_64, arm64, x86_64_mac, arm64_mac
  std::optional<IamInstanceProfile> iam_instance_profile;
  std::optional<std::string> subnet_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> private_ip_address;
  std::optional<std::string> public_ip_address;
  std::optional<std::string> ipv6_address;
  std::optional<InstanceMetadataOptionsResponse> metadata_options;
  std::vector<InstanceNetworkInterface> network_interfaces;
  std::vector<GroupIdentifier> security_groups;
  std::vector<Tag> tags;
  // spot, scheduled, capacity-block, interruptible-capacity-reservation
  std::optional<std::string> instance_lifecycle;
  std::optional<std::string> instance_type;
  std::optional<std::string> key_name;
  std::optional<OperatorResponse> operator_;
  std::optional<std::string> outpost_arn;
  std::optional<bool> source_dest_check;
  std::optional<std::string> root_device_name;

  static const RecordType& schema();
};

struct InstanceStatusDetails {
  std::optional<Time> impaired_since;
  std::optional<std::string> name;    // reachability
  std::optional<std::string> status;  // passed, failed, insufficient-data, initializing

  static const RecordType& schema();
};

struct InstanceStatusSummary {
  std::vector<InstanceStatusDetails> details;
  std::optional<std::string> status;  // ok, impaired, insufficient-data, not-applicable, initializing

  static const RecordType& schema();
};

struct EbsStatusDetails {
  std::optional<Time> impaired_since;
  std::optional<std::string> name;    // reachability
  std::optional<std::string> status;  // passed, failed, insufficient-data, initializing

  static const RecordType& schema();
};

struct EbsStatusSummary {
  std::vector<EbsStatusDetails> details;
  std::optional<std::string> status;  // ok, impaired, insufficient-data, not-applicable, initializing

  static const RecordType& schema();
};

struct InstanceStatusEvent {
  std::optional<std::string> instance_event_id;
  // instance-reboot, system-reboot, system-maintenance, instance-retirement, instance-stop
  std::optional<std::string> code;
  std::optional<std::string> description;
  std::optional<Time> not_after;
  std::optional<Time> not_before;
  std::optional<Time> not_before_deadline;

  static const RecordType& schema();
};

// A row of ec2:DescribeInstanceStatus.
struct InstanceStatus {
  static constexpr std::string_view kSource = "ec2:DescribeInstanceStatus";
  std::string instance_id;
  std::optional<std::string> availability_zone;
  std::optional<InstanceState> instance_state;
  std::optional<InstanceStatusSummary> instance_status;
  std::optional<InstanceStatusSummary> system_status;
  std::optional<EbsStatusSummary> attached_ebs_status;
  std::vector<InstanceStatusEvent> events;

  static const RecordType& schema();
};

// A row of ec2:DescribeIamInstanceProfileAssociations.
struct IamInstanceProfileAssociation {
  static constexpr std::string_view kSource = "ec2:DescribeIamInstanceProfileAssociations";
  std::string association_id;
  std::optional<std::string> instance_id;
  std::optional<IamInstanceProfile> iam_instance_profile;
  std::optional<std::string> state;  // associating, associated, disassociating, disassociated
  std::optional<Time> timestamp;

  static const RecordType& schema();
};

// A row of ec2:DescribeImages.
struct Image {
  static constexpr std::string_view kSource = "ec2:DescribeImages";
  std::string image_id;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> platform_details;
  std::optional<std::string> platform;  // Windows
  std::optional<std::string> owner_id;
  std::optional<std::string> image_owner_alias;
  std::optional<std::string> deprecation_time;
  std::optional<std::string> state;  // pending, available, invalid, deregistered, transient, failed, error, disabled
  std::optional<std::string> creation_date;
  std::optional<std::string> imds_support;  // v2.0
  std::optional<std::string> architecture;  // i386, x86_64, arm64, x86_64_mac, arm64_mac
  std::optional<bool> public_;

  static const RecordType& schema();
};

// A row of ec2:DescribeTags.
struct TagDescription {
  static constexpr std::string_view kSource = "ec2:DescribeTags";
  std::optional<std::string> key;
  std::string resource_id;
  std::optional<std::string> resource_type;
  std::optional<std::string> value;

  static const RecordType& schema();
};

// A row of ec2:DescribeRegions.
struct Region {
  static constexpr std::string_view kSource = "ec2:DescribeRegions";
  std::string region_name;
  std::optional<std::string> endpoint;
  std::optional<std::string> opt_in_status;

  static const RecordType& schema();
};

}  // namespace patchtriage::ec2
