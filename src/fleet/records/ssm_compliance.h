// Records of ssm: compliance. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ssm {

struct ComplianceExecutionSummary {
  std::optional<Time> execution_time;
  std::optional<std::string> execution_id;
  std::optional<std::string> execution_type;

  static const RecordType& schema();
};

struct SeveritySummary {
  std::optional<std::int64_t> critical_count;
  std::optional<std::int64_t> high_count;
  std::optional<std::int64_t> medium_count;
  std::optional<std::int64_t> low_count;
  std::optional<std::int64_t> informational_count;
  std::optional<std::int64_t> unspecified_count;

  static const RecordType& schema();
};

struct CompliantSummary {
  std::optional<std::int64_t> compliant_count;
  std::optional<SeveritySummary> severity_summary;

  static const RecordType& schema();
};

struct NonCompliantSummary {
  std::optional<std::int64_t> non_compliant_count;
  std::optional<SeveritySummary> severity_summary;

  static const RecordType& schema();
};

// A row of ssm:ListResourceComplianceSummaries.
struct ResourceComplianceSummaryItem {
  static constexpr std::string_view kSource = "ssm:ListResourceComplianceSummaries";
  std::optional<std::string> compliance_type;
  std::optional<std::string> resource_type;
  std::string resource_id;
  std::optional<std::string> status;            // COMPLIANT, NON_COMPLIANT
  std::optional<std::string> overall_severity;  // CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED
  std::optional<ComplianceExecutionSummary> execution_summary;
  std::optional<CompliantSummary> compliant_summary;
  std::optional<NonCompliantSummary> non_compliant_summary;

  static const RecordType& schema();
};

// A row of ssm:ListComplianceSummaries.
struct ComplianceSummaryItem {
  static constexpr std::string_view kSource = "ssm:ListComplianceSummaries";
  std::string compliance_type;
  std::optional<CompliantSummary> compliant_summary;
  std::optional<NonCompliantSummary> non_compliant_summary;

  static const RecordType& schema();
};

// A row of ssm:ListComplianceItems.
struct ComplianceItem {
  static constexpr std::string_view kSource = "ssm:ListComplianceItems";
  std::optional<std::string> compliance_type;
  std::optional<std::string> resource_type;
  std::optional<std::string> resource_id;
  std::string id;
  std::optional<std::string> title;
  std::optional<std::string> status;    // COMPLIANT, NON_COMPLIANT
  std::optional<std::string> severity;  // CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED
  std::optional<ComplianceExecutionSummary> execution_summary;
  std::map<std::string, std::string> details;

  static const RecordType& schema();
};

struct ResourceDataSyncDestinationDataSharing {
  std::optional<std::string> destination_data_sharing_type;

  static const RecordType& schema();
};

struct ResourceDataSyncS3Destination {
  std::optional<std::string> bucket_name;
  std::optional<std::string> prefix;
  std::optional<std::string> sync_format;  // JsonSerDe
  std::optional<std::string> region;
  std::optional<std::string> awskms_key_arn;
  std::optional<ResourceDataSyncDestinationDataSharing> destination_data_sharing;

  static const RecordType& schema();
};

// A row of ssm:ListResourceDataSync.
struct ResourceDataSyncItem {
  static constexpr std::string_view kSource = "ssm:ListResourceDataSync";
  std::string sync_name;
  std::optional<std::string> sync_type;
  std::optional<ResourceDataSyncS3Destination> s3_destination;
  std::optional<Time> last_sync_time;
  std::optional<Time> last_successful_sync_time;
  std::optional<std::string> last_status;  // Successful, Failed, InProgress
  std::optional<Time> sync_created_time;
  std::optional<std::string> last_sync_status_message;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
