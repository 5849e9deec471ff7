#include "fleet/records/iam_roles.h"

namespace patchtriage::iam {

const RecordType& AttachedPermissionsBoundary::schema() {
  static const RecordType type{
      "iam.AttachedPermissionsBoundary",
      "",
      "",
      {
          field<&AttachedPermissionsBoundary::permissions_boundary_type>("PermissionsBoundaryType"),
          field<&AttachedPermissionsBoundary::permissions_boundary_arn>("PermissionsBoundaryArn"),
      }};
  return type;
}

const RecordType& Tag::schema() {
  static const RecordType type{"iam.Tag",
                               "",
                               "",
                               {
                                   field<&Tag::key>("Key"),
                                   field<&Tag::value>("Value"),
                               }};
  return type;
}

const RecordType& RoleLastUsed::schema() {
  static const RecordType type{"iam.RoleLastUsed",
                               "",
                               "",
                               {
                                   field<&RoleLastUsed::last_used_date>("LastUsedDate"),
                                   field<&RoleLastUsed::region>("Region"),
                               }};
  return type;
}

const RecordType& Role::schema() {
  static const RecordType type{"iam.Role",
                               "iam:GetRole",
                               "RoleName",
                               {
                                   field<&Role::role_name>("RoleName"),
                                   field<&Role::role_id>("RoleId"),
                                   field<&Role::arn>("Arn"),
                                   field<&Role::path>("Path"),
                                   field<&Role::create_date>("CreateDate"),
                                   field<&Role::assume_role_policy_document>("AssumeRolePolicyDocument"),
                                   field<&Role::description>("Description"),
                                   field<&Role::max_session_duration>("MaxSessionDuration"),
                                   field<&Role::permissions_boundary>("PermissionsBoundary"),
                                   field<&Role::tags>("Tags"),
                                   field<&Role::role_last_used>("RoleLastUsed"),
                               }};
  return type;
}

const RecordType& InstanceProfile::schema() {
  static const RecordType type{"iam.InstanceProfile",
                               "iam:GetInstanceProfile",
                               "InstanceProfileName",
                               {
                                   field<&InstanceProfile::instance_profile_name>("InstanceProfileName"),
                                   field<&InstanceProfile::instance_profile_id>("InstanceProfileId"),
                                   field<&InstanceProfile::arn>("Arn"),
                                   field<&InstanceProfile::path>("Path"),
                                   field<&InstanceProfile::create_date>("CreateDate"),
                                   field<&InstanceProfile::roles>("Roles"),
                               }};
  return type;
}

const RecordType& AttachedPolicy::schema() {
  static const RecordType type{"iam.AttachedPolicy",
                               "iam:ListAttachedRolePolicies",
                               "PolicyName",
                               {
                                   field<&AttachedPolicy::policy_name>("PolicyName"),
                                   field<&AttachedPolicy::policy_arn>("PolicyArn"),
                               }};
  return type;
}

const RecordType& RolePolicyNames::schema() {
  static const RecordType type{"iam.RolePolicyNames",
                               "iam:ListRolePolicies",
                               "",
                               {
                                   field<&RolePolicyNames::policy_names>("PolicyNames"),
                               }};
  return type;
}

const RecordType& RolePolicy::schema() {
  static const RecordType type{"iam.RolePolicy",
                               "iam:GetRolePolicy",
                               "PolicyName",
                               {
                                   field<&RolePolicy::role_name>("RoleName"),
                                   field<&RolePolicy::policy_name>("PolicyName"),
                                   field<&RolePolicy::policy_document>("PolicyDocument"),
                               }};
  return type;
}

const RecordType& Policy::schema() {
  static const RecordType type{"iam.Policy",
                               "iam:GetPolicy",
                               "Arn",
                               {
                                   field<&Policy::policy_name>("PolicyName"),
                                   field<&Policy::policy_id>("PolicyId"),
                                   field<&Policy::arn>("Arn"),
                                   field<&Policy::path>("Path"),
                                   field<&Policy::default_version_id>("DefaultVersionId"),
                                   field<&Policy::attachment_count>("AttachmentCount"),
                                   field<&Policy::is_attachable>("IsAttachable"),
                                   field<&Policy::description>("Description"),
                                   field<&Policy::create_date>("CreateDate"),
                                   field<&Policy::update_date>("UpdateDate"),
                               }};
  return type;
}

const RecordType& PolicyVersion::schema() {
  static const RecordType type{"iam.PolicyVersion",
                               "iam:GetPolicyVersion",
                               "VersionId",
                               {
                                   field<&PolicyVersion::document>("Document"),
                                   field<&PolicyVersion::version_id>("VersionId"),
                                   field<&PolicyVersion::is_default_version>("IsDefaultVersion"),
                                   field<&PolicyVersion::create_date>("CreateDate"),
                               }};
  return type;
}

const RecordType& OrganizationsDecisionDetail::schema() {
  static const RecordType type{
      "iam.OrganizationsDecisionDetail",
      "",
      "",
      {
          field<&OrganizationsDecisionDetail::allowed_by_organizations>("AllowedByOrganizations"),
      }};
  return type;
}

const RecordType& PermissionsBoundaryDecisionDetail::schema() {
  static const RecordType type{
      "iam.PermissionsBoundaryDecisionDetail",
      "",
      "",
      {
          field<&PermissionsBoundaryDecisionDetail::allowed_by_permissions_boundary>("AllowedByPermissionsBoundary"),
      }};
  return type;
}

const RecordType& ResourceSpecificResult::schema() {
  static const RecordType type{
      "iam.ResourceSpecificResult",
      "",
      "",
      {
          field<&ResourceSpecificResult::eval_resource_name>("EvalResourceName"),
          field<&ResourceSpecificResult::eval_resource_decision>("EvalResourceDecision"),
          field<&ResourceSpecificResult::missing_context_values>("MissingContextValues"),
          field<&ResourceSpecificResult::permissions_boundary_decision_detail>("PermissionsBoundaryDecisionDetail"),
      }};
  return type;
}

const RecordType& EvaluationResult::schema() {
  static const RecordType type{
      "iam.EvaluationResult",
      "iam:SimulatePrincipalPolicy",
      "EvalActionName",
      {
          field<&EvaluationResult::eval_action_name>("EvalActionName"),
          field<&EvaluationResult::eval_resource_name>("EvalResourceName"),
          field<&EvaluationResult::eval_decision>("EvalDecision"),
          field<&EvaluationResult::missing_context_values>("MissingContextValues"),
          field<&EvaluationResult::organizations_decision_detail>("OrganizationsDecisionDetail"),
          field<&EvaluationResult::permissions_boundary_decision_detail>("PermissionsBoundaryDecisionDetail"),
          field<&EvaluationResult::resource_specific_results>("ResourceSpecificResults"),
      }};
  return type;
}

}  // namespace patchtriage::iam
