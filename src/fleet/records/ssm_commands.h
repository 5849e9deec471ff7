// Records of ssm: commands. AWS's own names; an optional without a value was not sent.
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

// A row of ssm:ListCommands.
struct Command {
  static constexpr std::string_view kSource = "ssm:ListCommands";
  std::string command_id;
  std::optional<std::string> document_name;
  std::optional<std::string> document_version;
  std::optional<std::string> comment;
  std::optional<Time> expires_after;
  std::map<std::string, std::vector<std::string>> parameters;
  std::vector<std::string> instance_ids;
  std::vector<Target> targets;
  std::optional<Time> requested_date_time;
  std::optional<std::string> status;  // Pending, InProgress, Success, Cancelled, Failed, TimedOut, Cancelling
  std::optional<std::string> status_details;
  std::optional<std::string> output_s3_bucket_name;
  std::optional<std::string> output_s3_key_prefix;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> max_errors;
  std::optional<std::int64_t> target_count;
  std::optional<std::int64_t> completed_count;
  std::optional<std::int64_t> error_count;
  std::optional<std::int64_t> delivery_timed_out_count;
  std::optional<std::string> service_role;
  std::optional<std::int64_t> timeout_seconds;
  std::optional<AlarmConfiguration> alarm_configuration;
  std::vector<AlarmStateInformation> triggered_alarms;

  static const RecordType& schema();
};

struct CommandPlugin {
  std::optional<std::string> name;
  std::optional<std::string> status;  // Pending, InProgress, Success, TimedOut, Cancelled, Failed
  std::optional<std::string> status_details;
  std::optional<std::int64_t> response_code;
  std::optional<Time> response_start_date_time;
  std::optional<Time> response_finish_date_time;
  std::optional<std::string> output;
  std::optional<std::string> standard_output_url;
  std::optional<std::string> standard_error_url;
  std::optional<std::string> output_s3_region;
  std::optional<std::string> output_s3_bucket_name;
  std::optional<std::string> output_s3_key_prefix;

  static const RecordType& schema();
};

// A row of ssm:ListCommandInvocations.
struct CommandInvocation {
  static constexpr std::string_view kSource = "ssm:ListCommandInvocations";
  std::string command_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> instance_name;
  std::optional<std::string> comment;
  std::optional<std::string> document_name;
  std::optional<std::string> document_version;
  std::optional<Time> requested_date_time;
  // Pending, InProgress, Delayed, Success, Cancelled, TimedOut, Failed, Cancelling
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<std::string> trace_output;
  std::optional<std::string> standard_output_url;
  std::optional<std::string> standard_error_url;
  std::vector<CommandPlugin> command_plugins;
  std::optional<std::string> service_role;

  static const RecordType& schema();
};

// A row of ssm:GetCommandInvocation.
struct CommandInvocationOutput {
  static constexpr std::string_view kSource = "ssm:GetCommandInvocation";
  std::string command_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> comment;
  std::optional<std::string> document_name;
  std::optional<std::string> document_version;
  std::optional<std::string> plugin_name;
  std::optional<std::int64_t> response_code;
  std::optional<std::string> execution_start_date_time;
  std::optional<std::string> execution_elapsed_time;
  std::optional<std::string> execution_end_date_time;
  // Pending, InProgress, Delayed, Success, Cancelled, TimedOut, Failed, Cancelling
  std::optional<std::string> status;
  std::optional<std::string> status_details;
  std::optional<std::string> standard_output_content;
  std::optional<std::string> standard_output_url;
  std::optional<std::string> standard_error_content;
  std::optional<std::string> standard_error_url;

  static const RecordType& schema();
};

struct ResolvedTargets {
  std::vector<std::string> parameter_values;
  std::optional<bool> truncated;

  static const RecordType& schema();
};

// A row of ssm:DescribeAutomationExecutions.
struct AutomationExecutionMetadata {
  static constexpr std::string_view kSource = "ssm:DescribeAutomationExecutions";
  std::string automation_execution_id;
  std::optional<std::string> document_name;
  std::optional<std::string> document_version;
  std::optional<std::string> automation_execution_status;
  std::optional<Time> execution_start_time;
  std::optional<Time> execution_end_time;
  std::optional<std::string> executed_by;
  std::optional<std::string> log_file;
  std::map<std::string, std::vector<std::string>> outputs;
  std::optional<std::string> mode;  // Auto, Interactive
  std::optional<std::string> parent_automation_execution_id;
  std::optional<std::string> current_step_name;
  std::optional<std::string> current_action;
  std::optional<std::string> failure_message;
  std::optional<std::string> target_parameter_name;
  std::vector<Target> targets;
  std::optional<ResolvedTargets> resolved_targets;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> max_errors;
  std::optional<std::string> target;
  std::optional<std::string> automation_type;  // CrossAccount, Local
  std::optional<std::string> association_id;

  static const RecordType& schema();
};

// A row of ssm:GetDocument.
struct Document {
  static constexpr std::string_view kSource = "ssm:GetDocument";
  std::string name;
  std::optional<Time> created_date;
  std::optional<std::string> display_name;
  std::optional<std::string> version_name;
  std::optional<std::string> document_version;
  std::optional<std::string> status;  // Creating, Active, Updating, Deleting, Failed
  std::optional<std::string> status_information;
  std::optional<std::string> content;
  std::optional<std::string> document_type;
  std::optional<std::string> document_format;  // YAML, JSON, TEXT

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
