#include "fleet/records/ssm_windows.h"

namespace patchtriage::ssm {

const RecordType& MaintenanceWindowIdentity::schema() {
  static const RecordType type{"ssm.MaintenanceWindowIdentity",
                               "ssm:DescribeMaintenanceWindows",
                               "WindowId",
                               {
                                   field<&MaintenanceWindowIdentity::window_id>("WindowId"),
                                   field<&MaintenanceWindowIdentity::name>("Name"),
                                   field<&MaintenanceWindowIdentity::description>("Description"),
                                   field<&MaintenanceWindowIdentity::enabled>("Enabled"),
                                   field<&MaintenanceWindowIdentity::duration>("Duration"),
                                   field<&MaintenanceWindowIdentity::cutoff>("Cutoff"),
                                   field<&MaintenanceWindowIdentity::schedule>("Schedule"),
                                   field<&MaintenanceWindowIdentity::schedule_timezone>("ScheduleTimezone"),
                                   field<&MaintenanceWindowIdentity::schedule_offset>("ScheduleOffset"),
                                   field<&MaintenanceWindowIdentity::end_date>("EndDate"),
                                   field<&MaintenanceWindowIdentity::start_date>("StartDate"),
                                   field<&MaintenanceWindowIdentity::next_execution_time>("NextExecutionTime"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowTarget::schema() {
  static const RecordType type{"ssm.MaintenanceWindowTarget",
                               "ssm:DescribeMaintenanceWindowTargets",
                               "WindowTargetId",
                               {
                                   field<&MaintenanceWindowTarget::window_id>("WindowId"),
                                   field<&MaintenanceWindowTarget::window_target_id>("WindowTargetId"),
                                   field<&MaintenanceWindowTarget::resource_type>("ResourceType"),
                                   field<&MaintenanceWindowTarget::targets>("Targets"),
                                   field<&MaintenanceWindowTarget::owner_information>("OwnerInformation"),
                                   field<&MaintenanceWindowTarget::name>("Name"),
                                   field<&MaintenanceWindowTarget::description>("Description"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowTaskParameterValueExpression::schema() {
  static const RecordType type{"ssm.MaintenanceWindowTaskParameterValueExpression",
                               "",
                               "",
                               {
                                   field<&MaintenanceWindowTaskParameterValueExpression::values>("Values"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowTask::schema() {
  static const RecordType type{"ssm.MaintenanceWindowTask",
                               "ssm:DescribeMaintenanceWindowTasks",
                               "WindowTaskId",
                               {
                                   field<&MaintenanceWindowTask::window_id>("WindowId"),
                                   field<&MaintenanceWindowTask::window_task_id>("WindowTaskId"),
                                   field<&MaintenanceWindowTask::task_arn>("TaskArn"),
                                   field<&MaintenanceWindowTask::type>("Type"),
                                   field<&MaintenanceWindowTask::targets>("Targets"),
                                   field<&MaintenanceWindowTask::task_parameters>("TaskParameters"),
                                   field<&MaintenanceWindowTask::priority>("Priority"),
                                   field<&MaintenanceWindowTask::service_role_arn>("ServiceRoleArn"),
                                   field<&MaintenanceWindowTask::max_concurrency>("MaxConcurrency"),
                                   field<&MaintenanceWindowTask::max_errors>("MaxErrors"),
                                   field<&MaintenanceWindowTask::name>("Name"),
                                   field<&MaintenanceWindowTask::description>("Description"),
                                   field<&MaintenanceWindowTask::cutoff_behavior>("CutoffBehavior"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowRunCommandParameters::schema() {
  static const RecordType type{
      "ssm.MaintenanceWindowRunCommandParameters",
      "",
      "",
      {
          field<&MaintenanceWindowRunCommandParameters::comment>("Comment"),
          field<&MaintenanceWindowRunCommandParameters::document_version>("DocumentVersion"),
          field<&MaintenanceWindowRunCommandParameters::output_s3_bucket_name>("OutputS3BucketName"),
          field<&MaintenanceWindowRunCommandParameters::output_s3_key_prefix>("OutputS3KeyPrefix"),
          field<&MaintenanceWindowRunCommandParameters::parameters>("Parameters"),
          field<&MaintenanceWindowRunCommandParameters::service_role_arn>("ServiceRoleArn"),
          field<&MaintenanceWindowRunCommandParameters::timeout_seconds>("TimeoutSeconds"),
      }};
  return type;
}

const RecordType& MaintenanceWindowAutomationParameters::schema() {
  static const RecordType type{"ssm.MaintenanceWindowAutomationParameters",
                               "",
                               "",
                               {
                                   field<&MaintenanceWindowAutomationParameters::document_version>("DocumentVersion"),
                                   field<&MaintenanceWindowAutomationParameters::parameters>("Parameters"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowTaskInvocationParameters::schema() {
  static const RecordType type{"ssm.MaintenanceWindowTaskInvocationParameters",
                               "",
                               "",
                               {
                                   field<&MaintenanceWindowTaskInvocationParameters::run_command>("RunCommand"),
                                   field<&MaintenanceWindowTaskInvocationParameters::automation>("Automation"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowTaskDetails::schema() {
  static const RecordType type{
      "ssm.MaintenanceWindowTaskDetails",
      "ssm:GetMaintenanceWindowTask",
      "WindowTaskId",
      {
          field<&MaintenanceWindowTaskDetails::window_id>("WindowId"),
          field<&MaintenanceWindowTaskDetails::window_task_id>("WindowTaskId"),
          field<&MaintenanceWindowTaskDetails::targets>("Targets"),
          field<&MaintenanceWindowTaskDetails::task_arn>("TaskArn"),
          field<&MaintenanceWindowTaskDetails::service_role_arn>("ServiceRoleArn"),
          field<&MaintenanceWindowTaskDetails::task_type>("TaskType"),
          field<&MaintenanceWindowTaskDetails::task_invocation_parameters>("TaskInvocationParameters"),
          field<&MaintenanceWindowTaskDetails::priority>("Priority"),
          field<&MaintenanceWindowTaskDetails::max_concurrency>("MaxConcurrency"),
          field<&MaintenanceWindowTaskDetails::max_errors>("MaxErrors"),
          field<&MaintenanceWindowTaskDetails::name>("Name"),
          field<&MaintenanceWindowTaskDetails::description>("Description"),
          field<&MaintenanceWindowTaskDetails::cutoff_behavior>("CutoffBehavior"),
          field<&MaintenanceWindowTaskDetails::alarm_configuration>("AlarmConfiguration"),
      }};
  return type;
}

const RecordType& MaintenanceWindow::schema() {
  static const RecordType type{"ssm.MaintenanceWindow",
                               "ssm:GetMaintenanceWindow",
                               "WindowId",
                               {
                                   field<&MaintenanceWindow::window_id>("WindowId"),
                                   field<&MaintenanceWindow::name>("Name"),
                                   field<&MaintenanceWindow::description>("Description"),
                                   field<&MaintenanceWindow::start_date>("StartDate"),
                                   field<&MaintenanceWindow::end_date>("EndDate"),
                                   field<&MaintenanceWindow::schedule>("Schedule"),
                                   field<&MaintenanceWindow::schedule_timezone>("ScheduleTimezone"),
                                   field<&MaintenanceWindow::schedule_offset>("ScheduleOffset"),
                                   field<&MaintenanceWindow::next_execution_time>("NextExecutionTime"),
                                   field<&MaintenanceWindow::duration>("Duration"),
                                   field<&MaintenanceWindow::cutoff>("Cutoff"),
                                   field<&MaintenanceWindow::allow_unassociated_targets>("AllowUnassociatedTargets"),
                                   field<&MaintenanceWindow::enabled>("Enabled"),
                                   field<&MaintenanceWindow::created_date>("CreatedDate"),
                                   field<&MaintenanceWindow::modified_date>("ModifiedDate"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowIdentityForTarget::schema() {
  static const RecordType type{"ssm.MaintenanceWindowIdentityForTarget",
                               "ssm:DescribeMaintenanceWindowsForTarget",
                               "WindowId",
                               {
                                   field<&MaintenanceWindowIdentityForTarget::window_id>("WindowId"),
                                   field<&MaintenanceWindowIdentityForTarget::name>("Name"),
                               }};
  return type;
}

const RecordType& ScheduledWindowExecution::schema() {
  static const RecordType type{"ssm.ScheduledWindowExecution",
                               "ssm:DescribeMaintenanceWindowSchedule",
                               "WindowId",
                               {
                                   field<&ScheduledWindowExecution::window_id>("WindowId"),
                                   field<&ScheduledWindowExecution::name>("Name"),
                                   field<&ScheduledWindowExecution::execution_time>("ExecutionTime"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowExecution::schema() {
  static const RecordType type{"ssm.MaintenanceWindowExecution",
                               "ssm:DescribeMaintenanceWindowExecutions",
                               "WindowExecutionId",
                               {
                                   field<&MaintenanceWindowExecution::window_id>("WindowId"),
                                   field<&MaintenanceWindowExecution::window_execution_id>("WindowExecutionId"),
                                   field<&MaintenanceWindowExecution::status>("Status"),
                                   field<&MaintenanceWindowExecution::status_details>("StatusDetails"),
                                   field<&MaintenanceWindowExecution::start_time>("StartTime"),
                                   field<&MaintenanceWindowExecution::end_time>("EndTime"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowExecutionDetails::schema() {
  static const RecordType type{"ssm.MaintenanceWindowExecutionDetails",
                               "ssm:GetMaintenanceWindowExecution",
                               "WindowExecutionId",
                               {
                                   field<&MaintenanceWindowExecutionDetails::window_execution_id>("WindowExecutionId"),
                                   field<&MaintenanceWindowExecutionDetails::task_ids>("TaskIds"),
                                   field<&MaintenanceWindowExecutionDetails::status>("Status"),
                                   field<&MaintenanceWindowExecutionDetails::status_details>("StatusDetails"),
                                   field<&MaintenanceWindowExecutionDetails::start_time>("StartTime"),
                                   field<&MaintenanceWindowExecutionDetails::end_time>("EndTime"),
                               }};
  return type;
}

const RecordType& MaintenanceWindowExecutionTaskIdentity::schema() {
  static const RecordType type{
      "ssm.MaintenanceWindowExecutionTaskIdentity",
      "ssm:DescribeMaintenanceWindowExecutionTasks",
      "TaskExecutionId",
      {
          field<&MaintenanceWindowExecutionTaskIdentity::window_execution_id>("WindowExecutionId"),
          field<&MaintenanceWindowExecutionTaskIdentity::task_execution_id>("TaskExecutionId"),
          field<&MaintenanceWindowExecutionTaskIdentity::status>("Status"),
          field<&MaintenanceWindowExecutionTaskIdentity::status_details>("StatusDetails"),
          field<&MaintenanceWindowExecutionTaskIdentity::start_time>("StartTime"),
          field<&MaintenanceWindowExecutionTaskIdentity::end_time>("EndTime"),
          field<&MaintenanceWindowExecutionTaskIdentity::task_arn>("TaskArn"),
          field<&MaintenanceWindowExecutionTaskIdentity::task_type>("TaskType"),
          field<&MaintenanceWindowExecutionTaskIdentity::alarm_configuration>("AlarmConfiguration"),
          field<&MaintenanceWindowExecutionTaskIdentity::triggered_alarms>("TriggeredAlarms"),
      }};
  return type;
}

const RecordType& MaintenanceWindowExecutionTaskDetails::schema() {
  static const RecordType type{
      "ssm.MaintenanceWindowExecutionTaskDetails",
      "ssm:GetMaintenanceWindowExecutionTask",
      "TaskExecutionId",
      {
          field<&MaintenanceWindowExecutionTaskDetails::window_execution_id>("WindowExecutionId"),
          field<&MaintenanceWindowExecutionTaskDetails::task_execution_id>("TaskExecutionId"),
          field<&MaintenanceWindowExecutionTaskDetails::task_arn>("TaskArn"),
          field<&MaintenanceWindowExecutionTaskDetails::service_role>("ServiceRole"),
          field<&MaintenanceWindowExecutionTaskDetails::type>("Type"),
          field<&MaintenanceWindowExecutionTaskDetails::task_parameters>("TaskParameters"),
          field<&MaintenanceWindowExecutionTaskDetails::priority>("Priority"),
          field<&MaintenanceWindowExecutionTaskDetails::max_concurrency>("MaxConcurrency"),
          field<&MaintenanceWindowExecutionTaskDetails::max_errors>("MaxErrors"),
          field<&MaintenanceWindowExecutionTaskDetails::status>("Status"),
          field<&MaintenanceWindowExecutionTaskDetails::status_details>("StatusDetails"),
          field<&MaintenanceWindowExecutionTaskDetails::start_time>("StartTime"),
          field<&MaintenanceWindowExecutionTaskDetails::end_time>("EndTime"),
          field<&MaintenanceWindowExecutionTaskDetails::alarm_configuration>("AlarmConfiguration"),
          field<&MaintenanceWindowExecutionTaskDetails::triggered_alarms>("TriggeredAlarms"),
      }};
  return type;
}

const RecordType& MaintenanceWindowExecutionTaskInvocationIdentity::schema() {
  static const RecordType type{
      "ssm.MaintenanceWindowExecutionTaskInvocationIdentity",
      "ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
      "InvocationId",
      {
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::window_execution_id>("WindowExecutionId"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::task_execution_id>("TaskExecutionId"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::invocation_id>("InvocationId"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::execution_id>("ExecutionId"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::task_type>("TaskType"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::parameters>("Parameters"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::status>("Status"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::status_details>("StatusDetails"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::start_time>("StartTime"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::end_time>("EndTime"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::owner_information>("OwnerInformation"),
          field<&MaintenanceWindowExecutionTaskInvocationIdentity::window_target_id>("WindowTargetId"),
      }};
  return type;
}

}  // namespace patchtriage::ssm
