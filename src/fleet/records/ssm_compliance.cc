#include "fleet/records/ssm_compliance.h"

namespace patchtriage::ssm {

const RecordType& ComplianceExecutionSummary::schema() {
  static const RecordType type{"ssm.ComplianceExecutionSummary",
                               "",
                               "",
                               {
                                   field<&ComplianceExecutionSummary::execution_time>("ExecutionTime"),
                                   field<&ComplianceExecutionSummary::execution_id>("ExecutionId"),
                                   field<&ComplianceExecutionSummary::execution_type>("ExecutionType"),
                               }};
  return type;
}

const RecordType& SeveritySummary::schema() {
  static const RecordType type{"ssm.SeveritySummary",
                               "",
                               "",
                               {
                                   field<&SeveritySummary::critical_count>("CriticalCount"),
                                   field<&SeveritySummary::high_count>("HighCount"),
                                   field<&SeveritySummary::medium_count>("MediumCount"),
                                   field<&SeveritySummary::low_count>("LowCount"),
                                   field<&SeveritySummary::informational_count>("InformationalCount"),
                                   field<&SeveritySummary::unspecified_count>("UnspecifiedCount"),
                               }};
  return type;
}

const RecordType& CompliantSummary::schema() {
  static const RecordType type{"ssm.CompliantSummary",
                               "",
                               "",
                               {
                                   field<&CompliantSummary::compliant_count>("CompliantCount"),
                                   field<&CompliantSummary::severity_summary>("SeveritySummary"),
                               }};
  return type;
}

const RecordType& NonCompliantSummary::schema() {
  static const RecordType type{"ssm.NonCompliantSummary",
                               "",
                               "",
                               {
                                   field<&NonCompliantSummary::non_compliant_count>("NonCompliantCount"),
                                   field<&NonCompliantSummary::severity_summary>("SeveritySummary"),
                               }};
  return type;
}

const RecordType& ResourceComplianceSummaryItem::schema() {
  static const RecordType type{"ssm.ResourceComplianceSummaryItem",
                               "ssm:ListResourceComplianceSummaries",
                               "ResourceId",
                               {
                                   field<&ResourceComplianceSummaryItem::compliance_type>("ComplianceType"),
                                   field<&ResourceComplianceSummaryItem::resource_type>("ResourceType"),
                                   field<&ResourceComplianceSummaryItem::resource_id>("ResourceId"),
                                   field<&ResourceComplianceSummaryItem::status>("Status"),
                                   field<&ResourceComplianceSummaryItem::overall_severity>("OverallSeverity"),
                                   field<&ResourceComplianceSummaryItem::execution_summary>("ExecutionSummary"),
                                   field<&ResourceComplianceSummaryItem::compliant_summary>("CompliantSummary"),
                                   field<&ResourceComplianceSummaryItem::non_compliant_summary>("NonCompliantSummary"),
                               }};
  return type;
}

const RecordType& ComplianceSummaryItem::schema() {
  static const RecordType type{"ssm.ComplianceSummaryItem",
                               "ssm:ListComplianceSummaries",
                               "ComplianceType",
                               {
                                   field<&ComplianceSummaryItem::compliance_type>("ComplianceType"),
                                   field<&ComplianceSummaryItem::compliant_summary>("CompliantSummary"),
                                   field<&ComplianceSummaryItem::non_compliant_summary>("NonCompliantSummary"),
                               }};
  return type;
}

const RecordType& ComplianceItem::schema() {
  static const RecordType type{"ssm.ComplianceItem",
                               "ssm:ListComplianceItems",
                               "Id",
                               {
                                   field<&ComplianceItem::compliance_type>("ComplianceType"),
                                   field<&ComplianceItem::resource_type>("ResourceType"),
                                   field<&ComplianceItem::resource_id>("ResourceId"),
                                   field<&ComplianceItem::id>("Id"),
                                   field<&ComplianceItem::title>("Title"),
                                   field<&ComplianceItem::status>("Status"),
                                   field<&ComplianceItem::severity>("Severity"),
                                   field<&ComplianceItem::execution_summary>("ExecutionSummary"),
                                   field<&ComplianceItem::details>("Details"),
                               }};
  return type;
}

const RecordType& ResourceDataSyncDestinationDataSharing::schema() {
  static const RecordType type{
      "ssm.ResourceDataSyncDestinationDataSharing",
      "",
      "",
      {
          field<&ResourceDataSyncDestinationDataSharing::destination_data_sharing_type>("DestinationDataSharingType"),
      }};
  return type;
}

const RecordType& ResourceDataSyncS3Destination::schema() {
  static const RecordType type{
      "ssm.ResourceDataSyncS3Destination",
      "",
      "",
      {
          field<&ResourceDataSyncS3Destination::bucket_name>("BucketName"),
          field<&ResourceDataSyncS3Destination::prefix>("Prefix"),
          field<&ResourceDataSyncS3Destination::sync_format>("SyncFormat"),
          field<&ResourceDataSyncS3Destination::region>("Region"),
          field<&ResourceDataSyncS3Destination::awskms_key_arn>("AWSKMSKeyARN"),
          field<&ResourceDataSyncS3Destination::destination_data_sharing>("DestinationDataSharing"),
      }};
  return type;
}

const RecordType& ResourceDataSyncItem::schema() {
  static const RecordType type{"ssm.ResourceDataSyncItem",
                               "ssm:ListResourceDataSync",
                               "SyncName",
                               {
                                   field<&ResourceDataSyncItem::sync_name>("SyncName"),
                                   field<&ResourceDataSyncItem::sync_type>("SyncType"),
                                   field<&ResourceDataSyncItem::s3_destination>("S3Destination"),
                                   field<&ResourceDataSyncItem::last_sync_time>("LastSyncTime"),
                                   field<&ResourceDataSyncItem::last_successful_sync_time>("LastSuccessfulSyncTime"),
                                   field<&ResourceDataSyncItem::last_status>("LastStatus"),
                                   field<&ResourceDataSyncItem::sync_created_time>("SyncCreatedTime"),
                                   field<&ResourceDataSyncItem::last_sync_status_message>("LastSyncStatusMessage"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
