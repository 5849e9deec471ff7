// Records of ssm: baselines. AWS's own names; an optional without a value was not sent.
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

struct PatchStatus {
  std::optional<std::string> deployment_status;  // APPROVED, PENDING_APPROVAL, EXPLICIT_APPROVED, EXPLICIT_REJECTED
  std::optional<std::string> compliance_level;   // CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED
  std::optional<Time> approval_date;

  static const RecordType& schema();
};

// A row of ssm:DescribeEffectivePatchesForPatchBaseline.
struct EffectivePatch {
  static constexpr std::string_view kSource = "ssm:DescribeEffectivePatchesForPatchBaseline";
  std::optional<Patch> patch;
  std::optional<PatchStatus> patch_status;

  static const RecordType& schema();
};

// A row of ssm:DescribePatchBaselines.
struct PatchBaselineIdentity {
  static constexpr std::string_view kSource = "ssm:DescribePatchBaselines";
  std::string baseline_id;
  std::optional<std::string> baseline_name;
  std::optional<std::string> operating_system;
  std::optional<std::string> baseline_description;
  std::optional<bool> default_baseline;

  static const RecordType& schema();
};

struct PatchFilter {
  std::optional<std::string> key;
  std::vector<std::string> values;

  static const RecordType& schema();
};

struct PatchFilterGroup {
  std::vector<PatchFilter> patch_filters;

  static const RecordType& schema();
};

struct PatchRule {
  std::optional<PatchFilterGroup> patch_filter_group;
  std::optional<std::string> compliance_level;  // CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED
  std::optional<std::int64_t> approve_after_days;
  std::optional<std::string> approve_until_date;
  std::optional<bool> enable_non_security;

  static const RecordType& schema();
};

struct PatchRuleGroup {
  std::vector<PatchRule> patch_rules;

  static const RecordType& schema();
};

struct PatchSource {
  std::optional<std::string> name;
  std::vector<std::string> products;
  std::optional<std::string> configuration;

  static const RecordType& schema();
};

// A row of ssm:GetPatchBaseline.
struct PatchBaseline {
  static constexpr std::string_view kSource = "ssm:GetPatchBaseline";
  std::string baseline_id;
  std::optional<std::string> name;
  std::optional<std::string> operating_system;
  std::optional<PatchFilterGroup> global_filters;
  std::optional<PatchRuleGroup> approval_rules;
  std::vector<std::string> approved_patches;
  // CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED
  std::optional<std::string> approved_patches_compliance_level;
  std::optional<bool> approved_patches_enable_non_security;
  std::vector<std::string> rejected_patches;
  std::optional<std::string> rejected_patches_action;  // ALLOW_AS_DEPENDENCY, BLOCK
  std::vector<std::string> patch_groups;
  std::optional<Time> created_date;
  std::optional<Time> modified_date;
  std::optional<std::string> description;
  std::vector<PatchSource> sources;
  std::optional<std::string> available_security_updates_compliance_status;  // COMPLIANT, NON_COMPLIANT

  static const RecordType& schema();
};

// A row of ssm:GetDefaultPatchBaseline.
struct DefaultPatchBaseline {
  static constexpr std::string_view kSource = "ssm:GetDefaultPatchBaseline";
  std::string baseline_id;
  std::optional<std::string> operating_system;

  static const RecordType& schema();
};

// A row of ssm:DescribePatchGroups.
struct PatchGroupPatchBaselineMapping {
  static constexpr std::string_view kSource = "ssm:DescribePatchGroups";
  std::string patch_group;
  std::optional<PatchBaselineIdentity> baseline_identity;

  static const RecordType& schema();
};

// A row of ssm:GetPatchBaselineForPatchGroup.
struct PatchBaselineForPatchGroup {
  static constexpr std::string_view kSource = "ssm:GetPatchBaselineForPatchGroup";
  std::string baseline_id;
  std::optional<std::string> patch_group;
  std::optional<std::string> operating_system;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
