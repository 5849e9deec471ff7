// Records of ssm: windows. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"
#include "fleet/records/ssm_common.h"

namespace patchtriage::ssm {

// A row of ssm:DescribeMaintenanceWindows.
struct MaintenanceWindowIdentity {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindows";
  std::string window_id;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<bool> enabled;
  std::optional<std::int64_t> duration;
  std::optional<std::int64_t> cutoff;
  std::optional<std::string> schedule;
  std::optional<std::string> schedule_timezone;
  std::optional<std::int64_t> schedule_offset;
  std::optional<std::string> end_date;
  std::optional<std::string> start_date;
  std::optional<std::string> next_execution_time;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowTargets.
struct MaintenanceWindowTarget {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowTargets";
  std::optional<std::string> window_id;
  std::string window_target_id;
  std::optional<std::string> resource_type;  // INSTANCE, RESOURCE_GROUP
  std::vector<Target> targets;
  std::optional<std::string> owner_information;
  std::optional<std::string> name;
  std::optional<std::string> description;

  static const RecordType& schema();
};

struct MaintenanceWindowTaskParameterValueExpression {
  std::vector<std::string> values;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowTasks.
struct MaintenanceWindowTask {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowTasks";
  std::optional<std::string> window_id;
  std::string window_task_id;
  std::optional<std::string> task_arn;
  std::optional<std::string> type;  // RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA
  std::vector<Target> targets;
  std::map<std::string, MaintenanceWindowTaskParameterValueExpression> task_parameters;
  std::optional<std::int64_t> priority;
  std::optional<std::string> service_role_arn;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> max_errors;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> cutoff_behavior;  // CONTINUE_TASK, CANCEL_TASK

  static const RecordType& schema();
};

struct MaintenanceWindowRunCommandParameters {
  std::optional<std::string> comment;
  std::optional<std::string> document_version;
  std::optional<std::string> output_s3_bucket_name;
  std::optional<std::string> output_s3_key_prefix;
  std::map<std::string, std::vector<std::string>> parameters;
  std::optional<std::string> service_role_arn;
  std::optional<std::int64_t> timeout_seconds;

  static const RecordType& schema();
};

struct MaintenanceWindowAutomationParameters {
  std::optional<std::string> document_version;
  std::map<std::string, std::vector<std::string>> parameters;

  static const RecordType& schema();
};

struct MaintenanceWindowTaskInvocationParameters {
  std::optional<MaintenanceWindowRunCommandParameters> run_command;
  std::optional<MaintenanceWindowAutomationParameters> automation;

  static const RecordType& schema();
};

// A row of ssm:GetMaintenanceWindowTask.
struct MaintenanceWindowTaskDetails {
  static constexpr std::string_view kSource = "ssm:GetMaintenanceWindowTask";
  std::optional<std::string> window_id;
  std::string window_task_id;
  std::vector<Target> targets;
  std::optional<std::string> task_arn;
  std::optional<std::string> service_role_arn;
  std::optional<std::string> task_type;  // RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA
  std::optional<MaintenanceWindowTaskInvocationParameters> task_invocation_parameters;
  std::optional<std::int64_t> priority;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> max_errors;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> cutoff_behavior;  // CONTINUE_TASK, CANCEL_TASK
  std::optional<AlarmConfiguration> alarm_configuration;

  static const RecordType& schema();
};

// A row of ssm:GetMaintenanceWindow.
struct MaintenanceWindow {
  static constexpr std::string_view kSource = "ssm:GetMaintenanceWindow";
  std::string window_id;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> start_date;
  std::optional<std::string> end_date;
  std::optional<std::string> schedule;
  std::optional<std::string> schedule_timezone;
  std::optional<std::int64_t> schedule_offset;
  std::optional<std::string> next_execution_time;
  std::optional<std::int64_t> duration;
  std::optional<std::int64_t> cutoff;
  std::optional<bool> allow_unassociated_targets;
  std::optional<bool> enabled;
  std::optional<Time> created_date;
  std::optional<Time> modified_date;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowsForTarget.
struct MaintenanceWindowIdentityForTarget {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowsForTarget";
  std::string window_id;
  std::optional<std::string> name;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowSchedule.
struct ScheduledWindowExecution {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowSchedule";
  std::string window_id;
  std::optional<std::string> name;
  std::optional<std::string> execution_time;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowExecutions.
struct MaintenanceWindowExecution {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowExecutions";
  std::optional<std::string> window_id;
  std::string window_execution_id;
  // PENDING, IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLING, CANCELLED, SKIPPED_OVERLAPPING
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<Time> start_time;
  std::optional<Time> end_time;

  static const RecordType& schema();
};

// A row of ssm:GetMaintenanceWindowExecution.
struct MaintenanceWindowExecutionDetails {
  static constexpr std::string_view kSource = "ssm:GetMaintenanceWindowExecution";
  std::string window_execution_id;
  std::vector<std::string> task_ids;
  // PENDING, IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLING, CANCELLED, SKIPPED_OVERLAPPING
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<Time> start_time;
  std::optional<Time> end_time;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowExecutionTasks.
struct MaintenanceWindowExecutionTaskIdentity {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowExecutionTasks";
  std::optional<std::string> window_execution_id;
  std::string task_execution_id;
  // PENDING, IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLING, CANCELLED, SKIPPED_OVERLAPPING
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<Time> start_time;
  std::optional<Time> end_time;
  std::optional<std::string> task_arn;
  std::optional<std::string> task_type;  // RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA
  std::optional<AlarmConfiguration> alarm_configuration;
  std::vector<AlarmStateInformation> triggered_alarms;

  static const RecordType& schema();
};

// A row of ssm:GetMaintenanceWindowExecutionTask.
struct MaintenanceWindowExecutionTaskDetails {
  static constexpr std::string_view kSource = "ssm:GetMaintenanceWindowExecutionTask";
  std::optional<std::string> window_execution_id;
  std::string task_execution_id;
  std::optional<std::string> task_arn;
  std::optional<std::string> service_role;
  std::optional<std::string> type;  // RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA
  std::vector<std::map<std::string, MaintenanceWindowTaskParameterValueExpression>> task_parameters;
  std::optional<std::int64_t> priority;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> max_errors;
  // PENDING, IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLING, CANCELLED, SKIPPED_OVERLAPPING
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<Time> start_time;
  std::optional<Time> end_time;
  std::optional<AlarmConfiguration> alarm_configuration;
  std::vector<AlarmStateInformation> triggered_alarms;

  static const RecordType& schema();
};

// A row of ssm:DescribeMaintenanceWindowExecutionTaskInvocations.
struct MaintenanceWindowExecutionTaskInvocationIdentity {
  static constexpr std::string_view kSource = "ssm:DescribeMaintenanceWindowExecutionTaskInvocations";
  std::optional<std::string> window_execution_id;
  std::optional<std::string> task_execution_id;
  std::string invocation_id;
  std::optional<std::string> execution_id;
  std::optional<std::string> task_type;  // RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA
  std::optional<std::string> parameters;
  // PENDING, IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLING, CANCELLED, SKIPPED_OVERLAPPING
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<Time> start_time;
  std::optional<Time> end_time;
  std::optional<std::string> owner_information;
  std::optional<std::string> window_target_id;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
