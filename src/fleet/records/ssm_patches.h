// Records of ssm: patches. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ssm {

// A row of ssm:DescribeInstancePatchStates.
struct InstancePatchState {
  static constexpr std::string_view kSource = "ssm:DescribeInstancePatchStates";
  std::string instance_id;
  std::optional<std::string> patch_group;
  std::optional<std::string> baseline_id;
  std::optional<std::string> snapshot_id;
  std::optional<std::string> install_override_list;
  std::optional<std::string> owner_information;
  std::optional<std::int64_t> installed_count;
  std::optional<std::int64_t> installed_other_count;
  std::optional<std::int64_t> installed_pending_reboot_count;
  std::optional<std::int64_t> installed_rejected_count;
  std::optional<std::int64_t> missing_count;
  std::optional<std::int64_t> failed_count;
  std::optional<std::int64_t> unreported_not_applicable_count;
  std::optional<std::int64_t> not_applicable_count;
  std::optional<std::int64_t> available_security_update_count;
  std::optional<Time> operation_start_time;
  std::optional<Time> operation_end_time;
  std::optional<std::string> operation;  // Scan, Install
  std::optional<Time> last_no_reboot_install_operation_time;
  std::optional<std::string> reboot_option;  // RebootIfNeeded, NoReboot
  std::optional<std::int64_t> critical_non_compliant_count;
  std::optional<std::int64_t> security_non_compliant_count;
  std::optional<std::int64_t> other_non_compliant_count;

  static const RecordType& schema();
};

// A row of ssm:DescribeInstancePatches.
struct PatchComplianceData {
  static constexpr std::string_view kSource = "ssm:DescribeInstancePatches";
  std::optional<std::string> title;
  std::string kb_id;
  std::optional<std::string> classification;
  std::optional<std::string> severity;
  // INSTALLED, INSTALLED_OTHER, INSTALLED_PENDING_REBOOT, INSTALLED_REJECTED, MISSING, NOT_APPLICABLE, FAILED,
  // AVAILABLE_SECURITY_UPDATE
  std::optional<std::string> state;
  std::optional<Time> installed_time;
  std::optional<std::string> cve_ids;

  static const RecordType& schema();
};

// A row of ssm:DescribePatchGroupState.
struct PatchGroupState {
  static constexpr std::string_view kSource = "ssm:DescribePatchGroupState";
  std::optional<std::int64_t> instances;
  std::optional<std::int64_t> instances_with_installed_patches;
  std::optional<std::int64_t> instances_with_installed_other_patches;
  std::optional<std::int64_t> instances_with_installed_pending_reboot_patches;
  std::optional<std::int64_t> instances_with_installed_rejected_patches;
  std::optional<std::int64_t> instances_with_missing_patches;
  std::optional<std::int64_t> instances_with_failed_patches;
  std::optional<std::int64_t> instances_with_not_applicable_patches;
  std::optional<std::int64_t> instances_with_unreported_not_applicable_patches;
  std::optional<std::int64_t> instances_with_critical_non_compliant_patches;
  std::optional<std::int64_t> instances_with_security_non_compliant_patches;
  std::optional<std::int64_t> instances_with_other_non_compliant_patches;
  std::optional<std::int64_t> instances_with_available_security_updates;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
