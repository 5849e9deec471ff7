#include "fleet/records/ssm_baselines.h"

namespace patchtriage::ssm {

const RecordType& PatchStatus::schema() {
  static const RecordType type{"ssm.PatchStatus",
                               "",
                               "",
                               {
                                   field<&PatchStatus::deployment_status>("DeploymentStatus"),
                                   field<&PatchStatus::compliance_level>("ComplianceLevel"),
                                   field<&PatchStatus::approval_date>("ApprovalDate"),
                               }};
  return type;
}

const RecordType& EffectivePatch::schema() {
  static const RecordType type{"ssm.EffectivePatch",
                               "ssm:DescribeEffectivePatchesForPatchBaseline",
                               "",
                               {
                                   field<&EffectivePatch::patch>("Patch"),
                                   field<&EffectivePatch::patch_status>("PatchStatus"),
                               }};
  return type;
}

const RecordType& PatchBaselineIdentity::schema() {
  static const RecordType type{"ssm.PatchBaselineIdentity",
                               "ssm:DescribePatchBaselines",
                               "BaselineId",
                               {
                                   field<&PatchBaselineIdentity::baseline_id>("BaselineId"),
                                   field<&PatchBaselineIdentity::baseline_name>("BaselineName"),
                                   field<&PatchBaselineIdentity::operating_system>("OperatingSystem"),
                                   field<&PatchBaselineIdentity::baseline_description>("BaselineDescription"),
                                   field<&PatchBaselineIdentity::default_baseline>("DefaultBaseline"),
                               }};
  return type;
}

const RecordType& PatchFilter::schema() {
  static const RecordType type{"ssm.PatchFilter",
                               "",
                               "",
                               {
                                   field<&PatchFilter::key>("Key"),
                                   field<&PatchFilter::values>("Values"),
                               }};
  return type;
}

const RecordType& PatchFilterGroup::schema() {
  static const RecordType type{"ssm.PatchFilterGroup",
                               "",
                               "",
                               {
                                   field<&PatchFilterGroup::patch_filters>("PatchFilters"),
                               }};
  return type;
}

const RecordType& PatchRule::schema() {
  static const RecordType type{"ssm.PatchRule",
                               "",
                               "",
                               {
                                   field<&PatchRule::patch_filter_group>("PatchFilterGroup"),
                                   field<&PatchRule::compliance_level>("ComplianceLevel"),
                                   field<&PatchRule::approve_after_days>("ApproveAfterDays"),
                                   field<&PatchRule::approve_until_date>("ApproveUntilDate"),
                                   field<&PatchRule::enable_non_security>("EnableNonSecurity"),
                               }};
  return type;
}

const RecordType& PatchRuleGroup::schema() {
  static const RecordType type{"ssm.PatchRuleGroup",
                               "",
                               "",
                               {
                                   field<&PatchRuleGroup::patch_rules>("PatchRules"),
                               }};
  return type;
}

const RecordType& PatchSource::schema() {
  static const RecordType type{"ssm.PatchSource",
                               "",
                               "",
                               {
                                   field<&PatchSource::name>("Name"),
                                   field<&PatchSource::products>("Products"),
                                   field<&PatchSource::configuration>("Configuration"),
                               }};
  return type;
}

const RecordType& PatchBaseline::schema() {
  static const RecordType type{
      "ssm.PatchBaseline",
      "ssm:GetPatchBaseline",
      "BaselineId",
      {
          field<&PatchBaseline::baseline_id>("BaselineId"),
          field<&PatchBaseline::name>("Name"),
          field<&PatchBaseline::operating_system>("OperatingSystem"),
          field<&PatchBaseline::global_filters>("GlobalFilters"),
          field<&PatchBaseline::approval_rules>("ApprovalRules"),
          field<&PatchBaseline::approved_patches>("ApprovedPatches"),
          field<&PatchBaseline::approved_patches_compliance_level>("ApprovedPatchesComplianceLevel"),
          field<&PatchBaseline::approved_patches_enable_non_security>("ApprovedPatchesEnableNonSecurity"),
          field<&PatchBaseline::rejected_patches>("RejectedPatches"),
          field<&PatchBaseline::rejected_patches_action>("RejectedPatchesAction"),
          field<&PatchBaseline::patch_groups>("PatchGroups"),
          field<&PatchBaseline::created_date>("CreatedDate"),
          field<&PatchBaseline::modified_date>("ModifiedDate"),
          field<&PatchBaseline::description>("Description"),
          field<&PatchBaseline::sources>("Sources"),
          field<&PatchBaseline::available_security_updates_compliance_status>(
              "AvailableSecurityUpdatesComplianceStatus"),
      }};
  return type;
}

const RecordType& DefaultPatchBaseline::schema() {
  static const RecordType type{"ssm.DefaultPatchBaseline",
                               "ssm:GetDefaultPatchBaseline",
                               "BaselineId",
                               {
                                   field<&DefaultPatchBaseline::baseline_id>("BaselineId"),
                                   field<&DefaultPatchBaseline::operating_system>("OperatingSystem"),
                               }};
  return type;
}

const RecordType& PatchGroupPatchBaselineMapping::schema() {
  static const RecordType type{"ssm.PatchGroupPatchBaselineMapping",
                               "ssm:DescribePatchGroups",
                               "PatchGroup",
                               {
                                   field<&PatchGroupPatchBaselineMapping::patch_group>("PatchGroup"),
                                   field<&PatchGroupPatchBaselineMapping::baseline_identity>("BaselineIdentity"),
                               }};
  return type;
}

const RecordType& PatchBaselineForPatchGroup::schema() {
  static const RecordType type{"ssm.PatchBaselineForPatchGroup",
                               "ssm:GetPatchBaselineForPatchGroup",
                               "BaselineId",
                               {
                                   field<&PatchBaselineForPatchGroup::baseline_id>("BaselineId"),
                                   field<&PatchBaselineForPatchGroup::patch_group>("PatchGroup"),
                                   field<&PatchBaselineForPatchGroup::operating_system>("OperatingSystem"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
