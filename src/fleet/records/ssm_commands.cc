#include "fleet/records/ssm_commands.h"

namespace patchtriage::ssm {

const RecordType& Command::schema() {
  static const RecordType type{"ssm.Command",
                               "ssm:ListCommands",
                               "CommandId",
                               {
                                   field<&Command::command_id>("CommandId"),
                                   field<&Command::document_name>("DocumentName"),
                                   field<&Command::document_version>("DocumentVersion"),
                                   field<&Command::comment>("Comment"),
                                   field<&Command::expires_after>("ExpiresAfter"),
                                   field<&Command::parameters>("Parameters"),
                                   field<&Command::instance_ids>("InstanceIds"),
                                   field<&Command::targets>("Targets"),
                                   field<&Command::requested_date_time>("RequestedDateTime"),
                                   field<&Command::status>("Status"),
                                   field<&Command::status_details>("StatusDetails"),
                                   field<&Command::output_s3_bucket_name>("OutputS3BucketName"),
                                   field<&Command::output_s3_key_prefix>("OutputS3KeyPrefix"),
                                   field<&Command::max_concurrency>("MaxConcurrency"),
                                   field<&Command::max_errors>("MaxErrors"),
                                   field<&Command::target_count>("TargetCount"),
                                   field<&Command::completed_count>("CompletedCount"),
                                   field<&Command::error_count>("ErrorCount"),
                                   field<&Command::delivery_timed_out_count>("DeliveryTimedOutCount"),
                                   field<&Command::service_role>("ServiceRole"),
                                   field<&Command::timeout_seconds>("TimeoutSeconds"),
                                   field<&Command::alarm_configuration>("AlarmConfiguration"),
                                   field<&Command::triggered_alarms>("TriggeredAlarms"),
                               }};
  return type;
}

const RecordType& CommandPlugin::schema() {
  static const RecordType type{"ssm.CommandPlugin",
                               "",
                               "",
                               {
                                   field<&CommandPlugin::name>("Name"),
                                   field<&CommandPlugin::status>("Status"),
                                   field<&CommandPlugin::status_details>("StatusDetails"),
                                   field<&CommandPlugin::response_code>("ResponseCode"),
                                   field<&CommandPlugin::response_start_date_time>("ResponseStartDateTime"),
                                   field<&CommandPlugin::response_finish_date_time>("ResponseFinishDateTime"),
                                   field<&CommandPlugin::output>("Output"),
                                   field<&CommandPlugin::standard_output_url>("StandardOutputUrl"),
                                   field<&CommandPlugin::standard_error_url>("StandardErrorUrl"),
                                   field<&CommandPlugin::output_s3_region>("OutputS3Region"),
                                   field<&CommandPlugin::output_s3_bucket_name>("OutputS3BucketName"),
                                   field<&CommandPlugin::output_s3_key_prefix>("OutputS3KeyPrefix"),
                               }};
  return type;
}

const RecordType& CommandInvocation::schema() {
  static const RecordType type{"ssm.CommandInvocation",
                               "ssm:ListCommandInvocations",
                               "CommandId",
                               {
                                   field<&CommandInvocation::command_id>("CommandId"),
                                   field<&CommandInvocation::instance_id>("InstanceId"),
                                   field<&CommandInvocation::instance_name>("InstanceName"),
                                   field<&CommandInvocation::comment>("Comment"),
                                   field<&CommandInvocation::document_name>("DocumentName"),
                                   field<&CommandInvocation::document_version>("DocumentVersion"),
                                   field<&CommandInvocation::requested_date_time>("RequestedDateTime"),
                                   field<&CommandInvocation::status>("Status"),
                                   field<&CommandInvocation::status_details>("StatusDetails"),
                                   field<&CommandInvocation::trace_output>("TraceOutput"),
                                   field<&CommandInvocation::standard_output_url>("StandardOutputUrl"),
                                   field<&CommandInvocation::standard_error_url>("StandardErrorUrl"),
                                   field<&CommandInvocation::command_plugins>("CommandPlugins"),
                                   field<&CommandInvocation::service_role>("ServiceRole"),
                               }};
  return type;
}

const RecordType& CommandInvocationOutput::schema() {
  static const RecordType type{"ssm.CommandInvocationOutput",
                               "ssm:GetCommandInvocation",
                               "CommandId",
                               {
                                   field<&CommandInvocationOutput::command_id>("CommandId"),
                                   field<&CommandInvocationOutput::instance_id>("InstanceId"),
                                   field<&CommandInvocationOutput::comment>("Comment"),
                                   field<&CommandInvocationOutput::document_name>("DocumentName"),
                                   field<&CommandInvocationOutput::document_version>("DocumentVersion"),
                                   field<&CommandInvocationOutput::plugin_name>("PluginName"),
                                   field<&CommandInvocationOutput::response_code>("ResponseCode"),
                                   field<&CommandInvocationOutput::execution_start_date_time>("ExecutionStartDateTime"),
                                   field<&CommandInvocationOutput::execution_elapsed_time>("ExecutionElapsedTime"),
                                   field<&CommandInvocationOutput::execution_end_date_time>("ExecutionEndDateTime"),
                                   field<&CommandInvocationOutput::status>("Status"),
                                   field<&CommandInvocationOutput::status_details>("StatusDetails"),
                                   field<&CommandInvocationOutput::standard_output_content>("StandardOutputContent"),
                                   field<&CommandInvocationOutput::standard_output_url>("StandardOutputUrl"),
                                   field<&CommandInvocationOutput::standard_error_content>("StandardErrorContent"),
                                   field<&CommandInvocationOutput::standard_error_url>("StandardErrorUrl"),
                               }};
  return type;
}

const RecordType& ResolvedTargets::schema() {
  static const RecordType type{"ssm.ResolvedTargets",
                               "",
                               "",
                               {
                                   field<&ResolvedTargets::parameter_values>("ParameterValues"),
                                   field<&ResolvedTargets::truncated>("Truncated"),
                               }};
  return type;
}

const RecordType& AutomationExecutionMetadata::schema() {
  static const RecordType type{
      "ssm.AutomationExecutionMetadata",
      "ssm:DescribeAutomationExecutions",
      "AutomationExecutionId",
      {
          field<&AutomationExecutionMetadata::automation_execution_id>("AutomationExecutionId"),
          field<&AutomationExecutionMetadata::document_name>("DocumentName"),
          field<&AutomationExecutionMetadata::document_version>("DocumentVersion"),
          field<&AutomationExecutionMetadata::automation_execution_status>("AutomationExecutionStatus"),
          field<&AutomationExecutionMetadata::execution_start_time>("ExecutionStartTime"),
          field<&AutomationExecutionMetadata::execution_end_time>("ExecutionEndTime"),
          field<&AutomationExecutionMetadata::executed_by>("ExecutedBy"),
          field<&AutomationExecutionMetadata::log_file>("LogFile"),
          field<&AutomationExecutionMetadata::outputs>("Outputs"),
          field<&AutomationExecutionMetadata::mode>("Mode"),
          field<&AutomationExecutionMetadata::parent_automation_execution_id>("ParentAutomationExecutionId"),
          field<&AutomationExecutionMetadata::current_step_name>("CurrentStepName"),
          field<&AutomationExecutionMetadata::current_action>("CurrentAction"),
          field<&AutomationExecutionMetadata::failure_message>("FailureMessage"),
          field<&AutomationExecutionMetadata::target_parameter_name>("TargetParameterName"),
          field<&AutomationExecutionMetadata::targets>("Targets"),
          field<&AutomationExecutionMetadata::resolved_targets>("ResolvedTargets"),
          field<&AutomationExecutionMetadata::max_concurrency>("MaxConcurrency"),
          field<&AutomationExecutionMetadata::max_errors>("MaxErrors"),
          field<&AutomationExecutionMetadata::target>("Target"),
          field<&AutomationExecutionMetadata::automation_type>("AutomationType"),
          field<&AutomationExecutionMetadata::association_id>("AssociationId"),
      }};
  return type;
}

const RecordType& Document::schema() {
  static const RecordType type{"ssm.Document",
                               "ssm:GetDocument",
                               "Name",
                               {
                                   field<&Document::name>("Name"),
                                   field<&Document::created_date>("CreatedDate"),
                                   field<&Document::display_name>("DisplayName"),
                                   field<&Document::version_name>("VersionName"),
                                   field<&Document::document_version>("DocumentVersion"),
                                   field<&Document::status>("Status"),
                                   field<&Document::status_information>("StatusInformation"),
                                   field<&Document::content>("Content"),
                                   field<&Document::document_type>("DocumentType"),
                                   field<&Document::document_format>("DocumentFormat"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
