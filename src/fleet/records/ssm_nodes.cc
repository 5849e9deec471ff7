#include "fleet/records/ssm_nodes.h"

namespace patchtriage::ssm {

const RecordType& InstanceAggregatedAssociationOverview::schema() {
  static const RecordType type{
      "ssm.InstanceAggregatedAssociationOverview",
      "",
      "",
      {
          field<&InstanceAggregatedAssociationOverview::detailed_status>("DetailedStatus"),
          field<&InstanceAggregatedAssociationOverview::instance_association_status_aggregated_count>(
              "InstanceAssociationStatusAggregatedCount"),
      }};
  return type;
}

const RecordType& InstanceInformation::schema() {
  static const RecordType type{
      "ssm.InstanceInformation",
      "ssm:DescribeInstanceInformation",
      "InstanceId",
      {
          field<&InstanceInformation::instance_id>("InstanceId"),
          field<&InstanceInformation::ping_status>("PingStatus"),
          field<&InstanceInformation::last_ping_date_time>("LastPingDateTime"),
          field<&InstanceInformation::agent_version>("AgentVersion"),
          field<&InstanceInformation::is_latest_version>("IsLatestVersion"),
          field<&InstanceInformation::platform_type>("PlatformType"),
          field<&InstanceInformation::platform_name>("PlatformName"),
          field<&InstanceInformation::platform_version>("PlatformVersion"),
          field<&InstanceInformation::activation_id>("ActivationId"),
          field<&InstanceInformation::iam_role>("IamRole"),
          field<&InstanceInformation::registration_date>("RegistrationDate"),
          field<&InstanceInformation::resource_type>("ResourceType"),
          field<&InstanceInformation::name>("Name"),
          field<&InstanceInformation::ip_address>("IPAddress"),
          field<&InstanceInformation::computer_name>("ComputerName"),
          field<&InstanceInformation::association_status>("AssociationStatus"),
          field<&InstanceInformation::last_association_execution_date>("LastAssociationExecutionDate"),
          field<&InstanceInformation::last_successful_association_execution_date>(
              "LastSuccessfulAssociationExecutionDate"),
          field<&InstanceInformation::association_overview>("AssociationOverview"),
          field<&InstanceInformation::source_id>("SourceId"),
          field<&InstanceInformation::source_type>("SourceType"),
      }};
  return type;
}

const RecordType& ConnectionStatus::schema() {
  static const RecordType type{"ssm.ConnectionStatus",
                               "ssm:GetConnectionStatus",
                               "Target",
                               {
                                   field<&ConnectionStatus::target>("Target"),
                                   field<&ConnectionStatus::status>("Status"),
                               }};
  return type;
}

const RecordType& ServiceSetting::schema() {
  static const RecordType type{"ssm.ServiceSetting",
                               "ssm:GetServiceSetting",
                               "SettingId",
                               {
                                   field<&ServiceSetting::setting_id>("SettingId"),
                                   field<&ServiceSetting::setting_value>("SettingValue"),
                                   field<&ServiceSetting::last_modified_date>("LastModifiedDate"),
                                   field<&ServiceSetting::last_modified_user>("LastModifiedUser"),
                                   field<&ServiceSetting::arn>("ARN"),
                                   field<&ServiceSetting::status>("Status"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
