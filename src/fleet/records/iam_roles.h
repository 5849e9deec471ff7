// Records of iam: roles. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::iam {

struct AttachedPermissionsBoundary {
  std::optional<std::string> permissions_boundary_type;  // PermissionsBoundaryPolicy
  std::optional<std::string> permissions_boundary_arn;

  static const RecordType& schema();
};

struct Tag {
  std::optional<std::string> key;
  std::optional<std::string> value;

  static const RecordType& schema();
};

struct RoleLastUsed {
  std::optional<Time> last_used_date;
  std::optional<std::string> region;

  static const RecordType& schema();
};

// A row of iam:GetRole.
struct Role {
  static constexpr std::string_view kSource = "iam:GetRole";
  std::string role_name;
  std::optional<std::string> role_id;
  std::optional<std::string> arn;
  std::optional<std::string> path;
  std::optional<Time> create_date;
  std::optional<std::string> assume_role_policy_document;
  std::optional<std::string> description;
  std::optional<std::int64_t> max_session_duration;
  std::optional<AttachedPermissionsBoundary> permissions_boundary;
  std::vector<Tag> tags;
  std::optional<RoleLastUsed> role_last_used;

  static const RecordType& schema();
};

// A row of iam:GetInstanceProfile.
struct InstanceProfile {
  static constexpr std::string_view kSource = "iam:GetInstanceProfile";
  std::string instance_profile_name;
  std::optional<std::string> instance_profile_id;
  std::optional<std::string> arn;
  std::optional<std::string> path;
  std::optional<Time> create_date;
  std::vector<Role> roles;

  static const RecordType& schema();
};

// A row of iam:ListAttachedRolePolicies.
struct AttachedPolicy {
  static constexpr std::string_view kSource = "iam:ListAttachedRolePolicies";
  std::string policy_name;
  std::optional<std::string> policy_arn;

  static const RecordType& schema();
};

// A row of iam:ListRolePolicies.
struct RolePolicyNames {
  static constexpr std::string_view kSource = "iam:ListRolePolicies";
  std::vector<std::string> policy_names;

  static const RecordType& schema();
};

// A row of iam:GetRolePolicy.
struct RolePolicy {
  static constexpr std::string_view kSource = "iam:GetRolePolicy";
  std::optional<std::string> role_name;
  std::string policy_name;
  std::optional<std::string> policy_document;

  static const RecordType& schema();
};

// A row of iam:GetPolicy.
struct Policy {
  static constexpr std::string_view kSource = "iam:GetPolicy";
  std::optional<std::string> policy_name;
  std::optional<std::string> policy_id;
  std::string arn;
  std::optional<std::string> path;
  std::optional<std::string> default_version_id;
  std::optional<std::int64_t> attachment_count;
  std::optional<bool> is_attachable;
  std::optional<std::string> description;
  std::optional<Time> create_date;
  std::optional<Time> update_date;

  static const RecordType& schema();
};

// A row of iam:GetPolicyVersion.
struct PolicyVersion {
  static constexpr std::string_view kSource = "iam:GetPolicyVersion";
  std::optional<std::string> document;
  std::string version_id;
  std::optional<bool> is_default_version;
  std::optional<Time> create_date;

  static const RecordType& schema();
};

struct OrganizationsDecisionDetail {
  std::optional<bool> allowed_by_organizations;

  static const RecordType& schema();
};

struct PermissionsBoundaryDecisionDetail {
  std::optional<bool> allowed_by_permissions_boundary;

  static const RecordType& schema();
};

struct ResourceSpecificResult {
  std::optional<std::string> eval_resource_name;
  std::optional<std::string> eval_resource_decision;  // allowed, explicitDeny, implicitDeny
  std::vector<std::string> missing_context_values;
  std::optional<PermissionsBoundaryDecisionDetail> permissions_boundary_decision_detail;

  static const RecordType& schema();
};

// A row of iam:SimulatePrincipalPolicy.
struct EvaluationResult {
  static constexpr std::string_view kSource = "iam:SimulatePrincipalPolicy";
  std::string eval_action_name;
  std::optional<std::string> eval_resource_name;
  std::optional<std::string> eval_decision;  // allowed, explicitDeny, implicitDeny
  std::vector<std::string> missing_context_values;
  std::optional<OrganizationsDecisionDetail> organizations_decision_detail;
  std::optional<PermissionsBoundaryDecisionDetail> permissions_boundary_decision_detail;
  std::vector<ResourceSpecificResult> resource_specific_results;

  static const RecordType& schema();
};

}  // namespace patchtriage::iam
