// Records of autoscaling: groups. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::autoscaling {

struct LaunchTemplateSpecification {
  std::optional<std::string> launch_template_id;
  std::optional<std::string> launch_template_name;
  std::optional<std::string> version;

  static const RecordType& schema();
};

struct Instance {
  std::optional<std::string> instance_id;
  std::optional<std::string> instance_type;
  std::optional<std::string> availability_zone;
  std::optional<std::string> lifecycle_state;
  std::optional<std::string> health_status;
  std::optional<std::string> launch_configuration_name;
  std::optional<LaunchTemplateSpecification> launch_template;
  std::optional<std::string> image_id;
  std::optional<bool> protected_from_scale_in;

  static const RecordType& schema();
};

struct SuspendedProcess {
  std::optional<std::string> process_name;
  std::optional<std::string> suspension_reason;

  static const RecordType& schema();
};

struct TagDescription {
  std::optional<std::string> resource_id;
  std::optional<std::string> resource_type;
  std::optional<std::string> key;
  std::optional<std::string> value;
  std::optional<bool> propagate_at_launch;

  static const RecordType& schema();
};

// A row of autoscaling:DescribeAutoScalingGroups.
struct AutoScalingGroup {
  static constexpr std::string_view kSource = "autoscaling:DescribeAutoScalingGroups";
  std::string auto_scaling_group_name;
  std::optional<std::string> auto_scaling_group_arn;
  std::optional<std::string> launch_configuration_name;
  std::optional<LaunchTemplateSpecification> launch_template;
  std::optional<std::int64_t> min_size;
  std::optional<std::int64_t> max_size;
  std::optional<std::int64_t> desired_capacity;
  std::vector<std::string> availability_zones;
  std::vector<std::string> load_balancer_names;
  std::vector<std::string> target_group_arns;
  std::optional<std::string> health_check_type;
  std::optional<std::int64_t> health_check_grace_period;
  std::optional<Time> created_time;
  std::vector<Instance> instances;
  std::vector<SuspendedProcess> suspended_processes;
  std::optional<std::string> vpc_zone_identifier;
  std::vector<TagDescription> tags;
  std::optional<std::string> status;

  static const RecordType& schema();
};

// A row of autoscaling:DescribeAutoScalingInstances.
struct AutoScalingInstanceDetails {
  static constexpr std::string_view kSource = "autoscaling:DescribeAutoScalingInstances";
  std::string instance_id;
  std::optional<std::string> instance_type;
  std::optional<std::string> auto_scaling_group_name;
  std::optional<std::string> availability_zone;
  std::optional<std::string> availability_zone_id;
  std::optional<std::string> lifecycle_state;
  std::optional<std::string> health_status;
  std::optional<std::string> launch_configuration_name;
  std::optional<LaunchTemplateSpecification> launch_template;
  std::optional<std::string> image_id;
  std::optional<bool> protected_from_scale_in;
  std::optional<std::string> weighted_capacity;

  static const RecordType& schema();
};

}  // namespace patchtriage::autoscaling
