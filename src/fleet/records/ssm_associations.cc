#include "fleet/records/ssm_associations.h"

namespace patchtriage::ssm {

const RecordType& AssociationOverview::schema() {
  static const RecordType type{
      "ssm.AssociationOverview",
      "",
      "",
      {
          field<&AssociationOverview::status>("Status"),
          field<&AssociationOverview::detailed_status>("DetailedStatus"),
          field<&AssociationOverview::association_status_aggregated_count>("AssociationStatusAggregatedCount"),
      }};
  return type;
}

const RecordType& Association::schema() {
  static const RecordType type{"ssm.Association",
                               "ssm:ListAssociations",
                               "AssociationId",
                               {
                                   field<&Association::name>("Name"),
                                   field<&Association::instance_id>("InstanceId"),
                                   field<&Association::association_id>("AssociationId"),
                                   field<&Association::association_version>("AssociationVersion"),
                                   field<&Association::document_version>("DocumentVersion"),
                                   field<&Association::targets>("Targets"),
                                   field<&Association::last_execution_date>("LastExecutionDate"),
                                   field<&Association::overview>("Overview"),
                                   field<&Association::schedule_expression>("ScheduleExpression"),
                                   field<&Association::association_name>("AssociationName"),
                                   field<&Association::schedule_offset>("ScheduleOffset"),
                                   field<&Association::duration>("Duration"),
                               }};
  return type;
}

const RecordType& AssociationStatus::schema() {
  static const RecordType type{"ssm.AssociationStatus",
                               "",
                               "",
                               {
                                   field<&AssociationStatus::date>("Date"),
                                   field<&AssociationStatus::name>("Name"),
                                   field<&AssociationStatus::message>("Message"),
                                   field<&AssociationStatus::additional_info>("AdditionalInfo"),
                               }};
  return type;
}

const RecordType& S3OutputLocation::schema() {
  static const RecordType type{"ssm.S3OutputLocation",
                               "",
                               "",
                               {
                                   field<&S3OutputLocation::output_s3_region>("OutputS3Region"),
                                   field<&S3OutputLocation::output_s3_bucket_name>("OutputS3BucketName"),
                                   field<&S3OutputLocation::output_s3_key_prefix>("OutputS3KeyPrefix"),
                               }};
  return type;
}

const RecordType& InstanceAssociationOutputLocation::schema() {
  static const RecordType type{"ssm.InstanceAssociationOutputLocation",
                               "",
                               "",
                               {
                                   field<&InstanceAssociationOutputLocation::s3_location>("S3Location"),
                               }};
  return type;
}

const RecordType& AssociationDescription::schema() {
  static const RecordType type{
      "ssm.AssociationDescription",
      "ssm:DescribeAssociation",
      "AssociationId",
      {
          field<&AssociationDescription::name>("Name"),
          field<&AssociationDescription::instance_id>("InstanceId"),
          field<&AssociationDescription::association_version>("AssociationVersion"),
          field<&AssociationDescription::date>("Date"),
          field<&AssociationDescription::last_update_association_date>("LastUpdateAssociationDate"),
          field<&AssociationDescription::status>("Status"),
          field<&AssociationDescription::overview>("Overview"),
          field<&AssociationDescription::document_version>("DocumentVersion"),
          field<&AssociationDescription::automation_target_parameter_name>("AutomationTargetParameterName"),
          field<&AssociationDescription::parameters>("Parameters"),
          field<&AssociationDescription::association_id>("AssociationId"),
          field<&AssociationDescription::targets>("Targets"),
          field<&AssociationDescription::schedule_expression>("ScheduleExpression"),
          field<&AssociationDescription::output_location>("OutputLocation"),
          field<&AssociationDescription::last_execution_date>("LastExecutionDate"),
          field<&AssociationDescription::last_successful_execution_date>("LastSuccessfulExecutionDate"),
          field<&AssociationDescription::association_name>("AssociationName"),
          field<&AssociationDescription::max_errors>("MaxErrors"),
          field<&AssociationDescription::max_concurrency>("MaxConcurrency"),
          field<&AssociationDescription::compliance_severity>("ComplianceSeverity"),
          field<&AssociationDescription::sync_compliance>("SyncCompliance"),
          field<&AssociationDescription::apply_only_at_cron_interval>("ApplyOnlyAtCronInterval"),
          field<&AssociationDescription::calendar_names>("CalendarNames"),
          field<&AssociationDescription::schedule_offset>("ScheduleOffset"),
          field<&AssociationDescription::duration>("Duration"),
          field<&AssociationDescription::alarm_configuration>("AlarmConfiguration"),
          field<&AssociationDescription::triggered_alarms>("TriggeredAlarms"),
      }};
  return type;
}

const RecordType& InstanceAssociation::schema() {
  static const RecordType type{"ssm.InstanceAssociation",
                               "ssm:DescribeEffectiveInstanceAssociations",
                               "AssociationId",
                               {
                                   field<&InstanceAssociation::association_id>("AssociationId"),
                                   field<&InstanceAssociation::instance_id>("InstanceId"),
                                   field<&InstanceAssociation::content>("Content"),
                                   field<&InstanceAssociation::association_version>("AssociationVersion"),
                               }};
  return type;
}

const RecordType& S3OutputUrl::schema() {
  static const RecordType type{"ssm.S3OutputUrl",
                               "",
                               "",
                               {
                                   field<&S3OutputUrl::output_url>("OutputUrl"),
                               }};
  return type;
}

const RecordType& InstanceAssociationOutputUrl::schema() {
  static const RecordType type{"ssm.InstanceAssociationOutputUrl",
                               "",
                               "",
                               {
                                   field<&InstanceAssociationOutputUrl::s3_output_url>("S3OutputUrl"),
                               }};
  return type;
}

const RecordType& InstanceAssociationStatusInfo::schema() {
  static const RecordType type{"ssm.InstanceAssociationStatusInfo",
                               "ssm:DescribeInstanceAssociationsStatus",
                               "AssociationId",
                               {
                                   field<&InstanceAssociationStatusInfo::association_id>("AssociationId"),
                                   field<&InstanceAssociationStatusInfo::name>("Name"),
                                   field<&InstanceAssociationStatusInfo::document_version>("DocumentVersion"),
                                   field<&InstanceAssociationStatusInfo::association_version>("AssociationVersion"),
                                   field<&InstanceAssociationStatusInfo::instance_id>("InstanceId"),
                                   field<&InstanceAssociationStatusInfo::execution_date>("ExecutionDate"),
                                   field<&InstanceAssociationStatusInfo::status>("Status"),
                                   field<&InstanceAssociationStatusInfo::detailed_status>("DetailedStatus"),
                                   field<&InstanceAssociationStatusInfo::execution_summary>("ExecutionSummary"),
                                   field<&InstanceAssociationStatusInfo::error_code>("ErrorCode"),
                                   field<&InstanceAssociationStatusInfo::output_url>("OutputUrl"),
                                   field<&InstanceAssociationStatusInfo::association_name>("AssociationName"),
                               }};
  return type;
}

const RecordType& AssociationExecution::schema() {
  static const RecordType type{"ssm.AssociationExecution",
                               "ssm:DescribeAssociationExecutions",
                               "ExecutionId",
                               {
                                   field<&AssociationExecution::association_id>("AssociationId"),
                                   field<&AssociationExecution::association_version>("AssociationVersion"),
                                   field<&AssociationExecution::execution_id>("ExecutionId"),
                                   field<&AssociationExecution::status>("Status"),
                                   field<&AssociationExecution::detailed_status>("DetailedStatus"),
                                   field<&AssociationExecution::created_time>("CreatedTime"),
                                   field<&AssociationExecution::last_execution_date>("LastExecutionDate"),
                                   field<&AssociationExecution::resource_count_by_status>("ResourceCountByStatus"),
                                   field<&AssociationExecution::alarm_configuration>("AlarmConfiguration"),
                                   field<&AssociationExecution::triggered_alarms>("TriggeredAlarms"),
                               }};
  return type;
}

const RecordType& OutputSource::schema() {
  static const RecordType type{"ssm.OutputSource",
                               "",
                               "",
                               {
                                   field<&OutputSource::output_source_id>("OutputSourceId"),
                                   field<&OutputSource::output_source_type>("OutputSourceType"),
                               }};
  return type;
}

const RecordType& AssociationExecutionTarget::schema() {
  static const RecordType type{"ssm.AssociationExecutionTarget",
                               "ssm:DescribeAssociationExecutionTargets",
                               "ResourceId",
                               {
                                   field<&AssociationExecutionTarget::association_id>("AssociationId"),
                                   field<&AssociationExecutionTarget::association_version>("AssociationVersion"),
                                   field<&AssociationExecutionTarget::execution_id>("ExecutionId"),
                                   field<&AssociationExecutionTarget::resource_id>("ResourceId"),
                                   field<&AssociationExecutionTarget::resource_type>("ResourceType"),
                                   field<&AssociationExecutionTarget::status>("Status"),
                                   field<&AssociationExecutionTarget::detailed_status>("DetailedStatus"),
                                   field<&AssociationExecutionTarget::last_execution_date>("LastExecutionDate"),
                                   field<&AssociationExecutionTarget::output_source>("OutputSource"),
                               }};
  return type;
}

const RecordType& CalendarState::schema() {
  static const RecordType type{"ssm.CalendarState",
                               "ssm:GetCalendarState",
                               "",
                               {
                                   field<&CalendarState::state>("State"),
                                   field<&CalendarState::at_time>("AtTime"),
                                   field<&CalendarState::next_transition_time>("NextTransitionTime"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
