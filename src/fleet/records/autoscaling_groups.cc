#include "fleet/records/autoscaling_groups.h"

namespace patchtriage::autoscaling {

const RecordType& LaunchTemplateSpecification::schema() {
  static const RecordType type{"autoscaling.LaunchTemplateSpecification",
                               "",
                               "",
                               {
                                   field<&LaunchTemplateSpecification::launch_template_id>("LaunchTemplateId"),
                                   field<&LaunchTemplateSpecification::launch_template_name>("LaunchTemplateName"),
                                   field<&LaunchTemplateSpecification::version>("Version"),
                               }};
  return type;
}

const RecordType& Instance::schema() {
  static const RecordType type{"autoscaling.Instance",
                               "",
                               "",
                               {
                                   field<&Instance::instance_id>("InstanceId"),
                                   field<&Instance::instance_type>("InstanceType"),
                                   field<&Instance::availability_zone>("AvailabilityZone"),
                                   field<&Instance::lifecycle_state>("LifecycleState"),
                                   field<&Instance::health_status>("HealthStatus"),
                                   field<&Instance::launch_configuration_name>("LaunchConfigurationName"),
                                   field<&Instance::launch_template>("LaunchTemplate"),
                                   field<&Instance::image_id>("ImageId"),
                                   field<&Instance::protected_from_scale_in>("ProtectedFromScaleIn"),
                               }};
  return type;
}

const RecordType& SuspendedProcess::schema() {
  static const RecordType type{"autoscaling.SuspendedProcess",
                               "",
                               "",
                               {
                                   field<&SuspendedProcess::process_name>("ProcessName"),
                                   field<&SuspendedProcess::suspension_reason>("SuspensionReason"),
                               }};
  return type;
}

const RecordType& TagDescription::schema() {
  static const RecordType type{"autoscaling.TagDescription",
                               "",
                               "",
                               {
                                   field<&TagDescription::resource_id>("ResourceId"),
                                   field<&TagDescription::resource_type>("ResourceType"),
                                   field<&TagDescription::key>("Key"),
                                   field<&TagDescription::value>("Value"),
                                   field<&TagDescription::propagate_at_launch>("PropagateAtLaunch"),
                               }};
  return type;
}

const RecordType& AutoScalingGroup::schema() {
  static const RecordType type{"autoscaling.AutoScalingGroup",
                               "autoscaling:DescribeAutoScalingGroups",
                               "AutoScalingGroupName",
                               {
                                   field<&AutoScalingGroup::auto_scaling_group_name>("AutoScalingGroupName"),
                                   field<&AutoScalingGroup::auto_scaling_group_arn>("AutoScalingGroupARN"),
                                   field<&AutoScalingGroup::launch_configuration_name>("LaunchConfigurationName"),
                                   field<&AutoScalingGroup::launch_template>("LaunchTemplate"),
                                   field<&AutoScalingGroup::min_size>("MinSize"),
                                   field<&AutoScalingGroup::max_size>("MaxSize"),
                                   field<&AutoScalingGroup::desired_capacity>("DesiredCapacity"),
                                   field<&AutoScalingGroup::availability_zones>("AvailabilityZones"),
                                   field<&AutoScalingGroup::load_balancer_names>("LoadBalancerNames"),
                                   field<&AutoScalingGroup::target_group_arns>("TargetGroupARNs"),
                                   field<&AutoScalingGroup::health_check_type>("HealthCheckType"),
                                   field<&AutoScalingGroup::health_check_grace_period>("HealthCheckGracePeriod"),
                                   field<&AutoScalingGroup::created_time>("CreatedTime"),
                                   field<&AutoScalingGroup::instances>("Instances"),
                                   field<&AutoScalingGroup::suspended_processes>("SuspendedProcesses"),
                                   field<&AutoScalingGroup::vpc_zone_identifier>("VPCZoneIdentifier"),
                                   field<&AutoScalingGroup::tags>("Tags"),
                                   field<&AutoScalingGroup::status>("Status"),
                               }};
  return type;
}

const RecordType& AutoScalingInstanceDetails::schema() {
  static const RecordType type{
      "autoscaling.AutoScalingInstanceDetails",
      "autoscaling:DescribeAutoScalingInstances",
      "InstanceId",
      {
          field<&AutoScalingInstanceDetails::instance_id>("InstanceId"),
          field<&AutoScalingInstanceDetails::instance_type>("InstanceType"),
          field<&AutoScalingInstanceDetails::auto_scaling_group_name>("AutoScalingGroupName"),
          field<&AutoScalingInstanceDetails::availability_zone>("AvailabilityZone"),
          field<&AutoScalingInstanceDetails::availability_zone_id>("AvailabilityZoneId"),
          field<&AutoScalingInstanceDetails::lifecycle_state>("LifecycleState"),
          field<&AutoScalingInstanceDetails::health_status>("HealthStatus"),
          field<&AutoScalingInstanceDetails::launch_configuration_name>("LaunchConfigurationName"),
          field<&AutoScalingInstanceDetails::launch_template>("LaunchTemplate"),
          field<&AutoScalingInstanceDetails::image_id>("ImageId"),
          field<&AutoScalingInstanceDetails::protected_from_scale_in>("ProtectedFromScaleIn"),
          field<&AutoScalingInstanceDetails::weighted_capacity>("WeightedCapacity"),
      }};
  return type;
}

}  // namespace patchtriage::autoscaling
