#include "fleet/records/ssm_patches.h"

namespace patchtriage::ssm {

const RecordType& InstancePatchState::schema() {
  static const RecordType type{
      "ssm.InstancePatchState",
      "ssm:DescribeInstancePatchStates",
      "InstanceId",
      {
          field<&InstancePatchState::instance_id>("InstanceId"),
          field<&InstancePatchState::patch_group>("PatchGroup"),
          field<&InstancePatchState::baseline_id>("BaselineId"),
          field<&InstancePatchState::snapshot_id>("SnapshotId"),
          field<&InstancePatchState::install_override_list>("InstallOverrideList"),
          field<&InstancePatchState::owner_information>("OwnerInformation"),
          field<&InstancePatchState::installed_count>("InstalledCount"),
          field<&InstancePatchState::installed_other_count>("InstalledOtherCount"),
          field<&InstancePatchState::installed_pending_reboot_count>("InstalledPendingRebootCount"),
          field<&InstancePatchState::installed_rejected_count>("InstalledRejectedCount"),
          field<&InstancePatchState::missing_count>("MissingCount"),
          field<&InstancePatchState::failed_count>("FailedCount"),
          field<&InstancePatchState::unreported_not_applicable_count>("UnreportedNotApplicableCount"),
          field<&InstancePatchState::not_applicable_count>("NotApplicableCount"),
          field<&InstancePatchState::available_security_update_count>("AvailableSecurityUpdateCount"),
          field<&InstancePatchState::operation_start_time>("OperationStartTime"),
          field<&InstancePatchState::operation_end_time>("OperationEndTime"),
          field<&InstancePatchState::operation>("Operation"),
          field<&InstancePatchState::last_no_reboot_install_operation_time>("LastNoRebootInstallOperationTime"),
          field<&InstancePatchState::reboot_option>("RebootOption"),
          field<&InstancePatchState::critical_non_compliant_count>("CriticalNonCompliantCount"),
          field<&InstancePatchState::security_non_compliant_count>("SecurityNonCompliantCount"),
          field<&InstancePatchState::other_non_compliant_count>("OtherNonCompliantCount"),
      }};
  return type;
}

const RecordType& PatchComplianceData::schema() {
  static const RecordType type{"ssm.PatchComplianceData",
                               "ssm:DescribeInstancePatches",
                               "KBId",
                               {
                                   field<&PatchComplianceData::title>("Title"),
                                   field<&PatchComplianceData::kb_id>("KBId"),
                                   field<&PatchComplianceData::classification>("Classification"),
                                   field<&PatchComplianceData::severity>("Severity"),
                                   field<&PatchComplianceData::state>("State"),
                                   field<&PatchComplianceData::installed_time>("InstalledTime"),
                                   field<&PatchComplianceData::cve_ids>("CVEIds"),
                               }};
  return type;
}

const RecordType& PatchGroupState::schema() {
  static const RecordType type{
      "ssm.PatchGroupState",
      "ssm:DescribePatchGroupState",
      "",
      {
          field<&PatchGroupState::instances>("Instances"),
          field<&PatchGroupState::instances_with_installed_patches>("InstancesWithInstalledPatches"),
          field<&PatchGroupState::instances_with_installed_other_patches>("InstancesWithInstalledOtherPatches"),
          field<&PatchGroupState::instances_with_installed_pending_reboot_patches>(
              "InstancesWithInstalledPendingRebootPatches"),
          field<&PatchGroupState::instances_with_installed_rejected_patches>("InstancesWithInstalledRejectedPatches"),
          field<&PatchGroupState::instances_with_missing_patches>("InstancesWithMissingPatches"),
          field<&PatchGroupState::instances_with_failed_patches>("InstancesWithFailedPatches"),
          field<&PatchGroupState::instances_with_not_applicable_patches>("InstancesWithNotApplicablePatches"),
          field<&PatchGroupState::instances_with_unreported_not_applicable_patches>(
              "InstancesWithUnreportedNotApplicablePatches"),
          field<&PatchGroupState::instances_with_critical_non_compliant_patches>(
              "InstancesWithCriticalNonCompliantPatches"),
          field<&PatchGroupState::instances_with_security_non_compliant_patches>(
              "InstancesWithSecurityNonCompliantPatches"),
          field<&PatchGroupState::instances_with_other_non_compliant_patches>("InstancesWithOtherNonCompliantPatches"),
          field<&PatchGroupState::instances_with_available_security_updates>("InstancesWithAvailableSecurityUpdates"),
      }};
  return type;
}

}  // namespace patchtriage::ssm
