// Records of ssm: associations. AWS's own names; an optional without a value was not sent.
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

struct AssociationOverview {
  std::optional<std::string> status;
  std::optional<std::string> detailed_status;
  std::map<std::string, std::int64_t> association_status_aggregated_count;

  static const RecordType& schema();
};

// A row of ssm:ListAssociations.
struct Association {
  static constexpr std::string_view kSource = "ssm:ListAssociations";
  std::optional<std::string> name;
  std::optional<std::string> instance_id;
  std::string association_id;
  std::optional<std::string> association_version;
  std::optional<std::string> document_version;
  std::vector<Target> targets;
  std::optional<Time> last_execution_date;
  std::optional<AssociationOverview> overview;
  std::optional<std::string> schedule_expression;
  std::optional<std::string> association_name;
  std::optional<std::int64_t> schedule_offset;
  std::optional<std::int64_t> duration;

  static const RecordType& schema();
};

struct AssociationStatus {
  std::optional<Time> date;
  std::optional<std::string> name;  // Pending, Success, Failed
  std::optional<std::string> message;
  std::optional<std::string> additional_info;

  static const RecordType& schema();
};

struct S3OutputLocation {
  std::optional<std::string> output_s3_region;
  std::optional<std::string> output_s3_bucket_name;
  std::optional<std::string> output_s3_key_prefix;

  static const RecordType& schema();
};

struct InstanceAssociationOutputLocation {
  std::optional<S3OutputLocation> s3_location;

  static const RecordType& schema();
};

// A row of ssm:DescribeAssociation.
struct AssociationDescription {
  static constexpr std::string_view kSource = "ssm:DescribeAssociation";
  std::optional<std::string> name;
  std::optional<std::string> instance_id;
  std::optional<std::string> association_version;
  std::optional<Time> date;
  std::optional<Time> last_update_association_date;
  std::optional<AssociationStatus> status;
  std::optional<AssociationOverview> overview;
  std::optional<std::string> document_version;
  std::optional<std::string> automation_target_parameter_name;
  std::map<std::string, std::vector<std::string>> parameters;
  std::string association_id;
  std::vector<Target> targets;
  std::optional<std::string> schedule_expression;
  std::optional<InstanceAssociationOutputLocation> output_location;
  std::optional<Time> last_execution_date;
  std::optional<Time> last_successful_execution_date;
  std::optional<std::string> association_name;
  std::optional<std::string> max_errors;
  std::optional<std::string> max_concurrency;
  std::optional<std::string> compliance_severity;  // CRITICAL, HIGH, MEDIUM, LOW, UNSPECIFIED
  std::optional<std::string> sync_compliance;      // AUTO, MANUAL
  std::optional<bool> apply_only_at_cron_interval;
  std::vector<std::string> calendar_names;
  std::optional<std::int64_t> schedule_offset;
  std::optional<std::int64_t> duration;
  std::optional<AlarmConfiguration> alarm_configuration;
  std::vector<AlarmStateInformation> triggered_alarms;

  static const RecordType& schema();
};

// A row of ssm:DescribeEffectiveInstanceAssociations.
struct InstanceAssociation {
  static constexpr std::string_view kSource = "ssm:DescribeEffectiveInstanceAssociations";
  std::string association_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> content;
  std::optional<std::string> association_version;

  static const RecordType& schema();
};

struct S3OutputUrl {
  std::optional<std::string> output_url;

  static const RecordType& schema();
};

struct InstanceAssociationOutputUrl {
  std::optional<S3OutputUrl> s3_output_url;

  static const RecordType& schema();
};

// A row of ssm:DescribeInstanceAssociationsStatus.
struct InstanceAssociationStatusInfo {
  static constexpr std::string_view kSource = "ssm:DescribeInstanceAssociationsStatus";
  std::string association_id;
  std::optional<std::string> name;
  std::optional<std::string> document_version;
  std::optional<std::string> association_version;
  std::optional<std::string> instance_id;
  std::optional<Time> execution_date;
  std::optional<std::string> status;
  std::optional<std::string> detailed_status;
  std::optional<std::string> execution_summary;
  std::optional<std::string> error_code;
  std::optional<InstanceAssociationOutputUrl> output_url;
  std::optional<std::string> association_name;

  static const RecordType& schema();
};

// A row of ssm:DescribeAssociationExecutions.
struct AssociationExecution {
  static constexpr std::string_view kSource = "ssm:DescribeAssociationExecutions";
  std::optional<std::string> association_id;
  std::optional<std::string> association_version;
  std::string execution_id;
  std::optional<std::string> status;
  std::optional<std::string> detailed_status;
  std::optional<Time> created_time;
  std::optional<Time> last_execution_date;
  std::optional<std::string> resource_count_by_status;
  std::optional<AlarmConfiguration> alarm_configuration;
  std::vector<AlarmStateInformation> triggered_alarms;

  static const RecordType& schema();
};

struct OutputSource {
  std::optional<std::string> output_source_id;
  std::optional<std::string> output_source_type;

  static const RecordType& schema();
};

// A row of ssm:DescribeAssociationExecutionTargets.
struct AssociationExecutionTarget {
  static constexpr std::string_view kSource = "ssm:DescribeAssociationExecutionTargets";
  std::optional<std::string> association_id;
  std::optional<std::string> association_version;
  std::optional<std::string> execution_id;
  std::string resource_id;
  std::optional<std::string> resource_type;
  std::optional<std::string> status;
  std::optional<std::string> detailed_status;
  std::optional<Time> last_execution_date;
  std::optional<OutputSource> output_source;

  static const RecordType& schema();
};

// A row of ssm:GetCalendarState.
struct CalendarState {
  static constexpr std::string_view kSource = "ssm:GetCalendarState";
  std::optional<std::string> state;  // OPEN, CLOSED
  std::optional<std::string> at_time;
  std::optional<std::string> next_transition_time;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
