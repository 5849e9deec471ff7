#include "simulate/iam.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

const std::vector<std::string>& node_actions() {
  static const std::vector<std::string> actions = {"ssm:*", "ssmmessages:*", "ec2messages:*"};
  return actions;
}

std::vector<std::string> node_actions_and(const std::vector<std::string>& more) {
  std::vector<std::string> all = node_actions();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

constexpr const char* kCore = "AmazonSSMManagedInstanceCore";
// What Default Host Management's own role has.
constexpr const char* kDefaultPolicy = "AmazonSSMManagedEC2InstanceDefaultPolicy";

bool matches_any(const std::vector<std::string>& patterns, std::string_view action) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_wildcard(pattern, action, true); });
}

bool is_allowed(const RoleKind& kind, std::string_view action) {
  if (matches_any(kind.allowed, action)) return true;
  const bool has_core =
      std::any_of(kind.managed_policies.begin(), kind.managed_policies.end(),
                  [](const std::string& policy) { return policy == kCore || policy == kDefaultPolicy; });
  // What AWS's managed policy allows; s3:GetObject is not among it.
  return has_core && matches_any(node_actions(), action) && action != "ssm:SendCommand";
}

std::string statement(const std::vector<std::string>& actions, const char* effect) {
  Json list = Json::array();
  for (const std::string& action : actions) list.push_back(action);
  return Json::object(
             {{"Version", "2012-10-17"},
              {"Statement", Json::array({Json::object({{"Effect", effect}, {"Action", list}, {"Resource", "*"}})})}})
      .dump();
}

// The role that the setting of Default Host Management names; no instance profile holds it.
const RoleKind& host_management() {
  static const RoleKind kind{.name = "AWSSystemsManagerDefaultEC2InstanceManagementRole",
                             .path = "/service-role/",
                             .managed_policies = {kDefaultPolicy}};
  return kind;
}

const RoleKind* find_in(FleetKind fleet, std::string_view name) {
  for (const RoleKind& kind : role_kinds(fleet)) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

const RoleKind* find_any_role(FleetKind fleet, std::string_view name) {
  return name == host_management().name ? &host_management() : find_in(fleet, name);
}

Json role_row(const std::string& account, Time as_of, const RoleKind& kind) {
  const std::string service = &kind == &host_management() ? "ssm.amazonaws.com"
                              : kind.trusts_ec2           ? "ec2.amazonaws.com"
                                                          : "lambda.amazonaws.com";
  const std::string trust = fmt::format(
      R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"{}"}},"Action":"sts:AssumeRole"}}]}})",
      service);
  Json row = Json::object({{"RoleName", kind.name},
                           {"RoleId", "AROA" + to_upper_hex(mix(mix(7, account), "role" + kind.name), 17)},
                           {"Arn", fmt::format("arn:aws:iam::{}:role{}{}", account, kind.path, kind.name)},
                           {"Path", kind.path},
                           {"CreateDate", format_time(as_of - std::chrono::days(700))},
                           {"AssumeRolePolicyDocument", percent_encode(trust)},
                           {"MaxSessionDuration", 3600}});
  if (!kind.denied.empty()) {
    row.set("PermissionsBoundary",
            Json::object({{"PermissionsBoundaryType", "PermissionsBoundaryPolicy"},
                          {"PermissionsBoundaryArn", fmt::format("arn:aws:iam::{}:policy/app-boundary", account)}}));
  }
  if (kind.patch_policy_tag) {
    row.set("Tags", Json::array({Json::object({{"Key", "QSConfigId-k4q7x"}, {"Value", "k4q7x"}})}));
  }
  if (kind.trusts_ec2) {
    row.set("RoleLastUsed", Json::object({{"LastUsedDate", format_time(as_of - std::chrono::hours(2))}}));
  }
  return row;
}

Json profile_row(const std::string& account, Time as_of, const RoleKind& kind) {
  Json roles = Json::array();
  if (kind.has_role) roles.push_back(role_row(account, as_of, kind));
  return Json::object({{"InstanceProfileName", kind.name},
                       {"InstanceProfileId", profile_id(account, kind)},
                       {"Arn", profile_arn(account, kind)},
                       {"Path", kind.path},
                       {"CreateDate", format_time(as_of - std::chrono::days(700))},
                       {"Roles", roles}});
}

ApiError no_such(std::string_view what, std::string_view name) {
  return {404, "NoSuchEntity", fmt::format("The {} with name {} cannot be found.", what, name)};
}

Answer simulate_policy(FleetKind fleet, const Json& params) {
  const std::string arn = params.text("PolicySourceArn");
  const RoleKind* kind = find_any_role(fleet, arn.substr(arn.rfind('/') + 1));
  if (kind == nullptr || !kind->has_role) return std::unexpected(no_such("role", arn));
  const std::vector<std::string> resources = text_list(params, "ResourceArns");
  std::vector<Json> rows;
  for (const std::string& action : text_list(params, "ActionNames")) {
    const bool bounded = matches_any(kind->denied, action);
    const bool denied = bounded || matches_any(kind->refused, action);
    const char* decision = denied ? "explicitDeny" : is_allowed(*kind, action) ? "allowed" : "implicitDeny";
    Json row = Json::object({{"EvalActionName", action},
                             {"EvalResourceName", resources.empty() ? "*" : resources.front()},
                             {"EvalDecision", decision},
                             {"MissingContextValues", Json::array()}});
    if (!kind->denied.empty()) {
      row.set("PermissionsBoundaryDecisionDetail", Json::object({{"AllowedByPermissionsBoundary", !bounded}}));
    }
    if (!resources.empty()) {
      Json specific = Json::array();
      for (const std::string& resource : resources) {
        specific.push_back(Json::object({{"EvalResourceName", resource},
                                         {"EvalResourceDecision", decision},
                                         {"MissingContextValues", Json::array()}}));
      }
      row.set("ResourceSpecificResults", specific);
    }
    rows.push_back(std::move(row));
  }
  return rows_of(std::move(rows));
}

Answer policy_answer(const std::string& account, Time as_of, std::string_view operation, const Json& params) {
  const std::string arn = params.text("PolicyArn");
  const std::string name = arn.substr(arn.rfind('/') + 1);
  const bool is_boundary = name == "app-boundary";
  const bool is_for_nodes = name == kCore || name == kDefaultPolicy;
  if (!is_boundary && !is_for_nodes && name != "CloudWatchAgentServerPolicy") {
    return std::unexpected(ApiError{404, "NoSuchEntity", "Policy " + arn + " does not exist or is not attachable."});
  }
  if (operation == "iam:GetPolicy") {
    return single("Policy", Json::object({{"PolicyName", name},
                                          {"PolicyId", "ANPA" + to_upper_hex(mix(mix(7, account), name), 17)},
                                          {"Arn", arn},
                                          {"Path", "/"},
                                          {"DefaultVersionId", "v1"},
                                          {"IsAttachable", true},
                                          {"CreateDate", format_time(as_of - std::chrono::days(900))}}));
  }
  std::string document = statement(is_for_nodes ? node_actions() : std::vector<std::string>{"logs:*"}, "Allow");
  if (is_boundary) document = statement({"ssm:*", "ssmmessages:*", "ec2messages:*"}, "Deny");
  return single("PolicyVersion", Json::object({{"Document", percent_encode(document)},
                                               {"VersionId", params.text("VersionId", "v1")},
                                               {"IsDefaultVersion", true},
                                               {"CreateDate", format_time(as_of - std::chrono::days(900))}}));
}

}  // namespace

const std::vector<RoleKind>& role_kinds(FleetKind fleet) {
  static const std::vector<RoleKind> varied = {
      {.name = "ssm-core", .managed_policies = {kCore}},
      {.name = "web-app", .path = "/service/", .allowed = node_actions_and({"s3:GetObject", "logs:PutLogEvents"})},
      {.name = "patch-policy", .managed_policies = {kCore}, .allowed = {"s3:GetObject"}, .patch_policy_tag = true},
      {.name = "patch-policy-bare", .managed_policies = {kCore}},
      {.name = "legacy-app", .allowed = {"s3:GetObject", "dynamodb:*"}},
      {.name = "bounded-app", .managed_policies = {kCore}, .denied = node_actions()},
      {.name = "lambda-only", .trusts_ec2 = false, .managed_policies = {kCore}},
      {.name = "no-snapshot",
       .allowed = {"ssm:UpdateInstanceInformation", "ssm:List*", "ssm:Describe*", "ssm:GetDocument", "ssm:Put*",
                   "ssm:Update*", "ssm:GetManifest", "ssmmessages:*", "ec2messages:*", "s3:GetObject"}},
      {.name = "no-inventory",
       .allowed = {"ssm:UpdateInstanceInformation", "ssm:List*", "ssm:Describe*", "ssm:Get*", "ssm:Update*",
                   "ssmmessages:*", "ec2messages:*", "s3:GetObject"}},
      {.name = "no-channel", .allowed = {"ssm:*", "s3:GetObject"}},
      {.name = "half-app", .allowed = {"ssm:UpdateInstanceInformation", "logs:PutLogEvents"}},
      {.name = "denied-app", .managed_policies = {kCore}, .refused = {"ssm:*"}},
      {.name = "orphan", .has_role = false},
  };
  static const std::vector<RoleKind> reference = {
      varied[0], varied[1], {.name = "batch-app", .managed_policies = {kCore}, .allowed = {"s3:GetObject", "sqs:*"}}};
  return fleet == FleetKind::reference ? reference : varied;
}

const RoleKind* find_role(std::string_view name) {
  const RoleKind* kind = find_in(FleetKind::varied, name);
  return kind != nullptr ? kind : find_in(FleetKind::reference, name);
}

std::string profile_arn(const std::string& account, const RoleKind& kind) {
  return fmt::format("arn:aws:iam::{}:instance-profile{}{}", account, kind.path, kind.name);
}

std::string profile_id(const std::string& account, const RoleKind& kind) {
  return "AIPA" + to_upper_hex(mix(mix(7, account), "profile" + kind.name), 17);
}

Answer answer_iam(FleetKind fleet, const std::string& account, Time as_of, std::string_view operation,
                  const Json& params) {
  if (operation == "iam:ListInstanceProfiles") {
    std::vector<Json> rows;
    for (const RoleKind& kind : role_kinds(fleet)) rows.push_back(profile_row(account, as_of, kind));
    return rows_of(std::move(rows));
  }
  if (operation == "iam:GetInstanceProfile") {
    const RoleKind* kind = find_in(fleet, params.text("InstanceProfileName"));
    if (kind == nullptr) return std::unexpected(no_such("instance profile", params.text("InstanceProfileName")));
    return single("InstanceProfile", profile_row(account, as_of, *kind));
  }
  if (operation == "iam:SimulatePrincipalPolicy") return simulate_policy(fleet, params);
  if (operation == "iam:GetPolicy" || operation == "iam:GetPolicyVersion") {
    return policy_answer(account, as_of, operation, params);
  }
  const RoleKind* kind = find_any_role(fleet, params.text("RoleName"));
  if (kind == nullptr || !kind->has_role) return std::unexpected(no_such("role", params.text("RoleName")));
  if (operation == "iam:GetRole") return single("Role", role_row(account, as_of, *kind));
  if (operation == "iam:ListAttachedRolePolicies") {
    std::vector<Json> rows;
    for (const std::string& policy : kind->managed_policies) {
      rows.push_back(Json::object({{"PolicyName", policy}, {"PolicyArn", "arn:aws:iam::aws:policy/" + policy}}));
    }
    return rows_of(std::move(rows));
  }
  if (operation == "iam:ListRolePolicies") {
    std::vector<Json> names;
    if (!kind->allowed.empty()) names.push_back(Json("inline-" + kind->name));
    if (!kind->refused.empty()) names.push_back(Json("guard-" + kind->name));
    return rows_of(std::move(names));
  }
  if (operation == "iam:GetRolePolicy") {
    const std::string policy = params.text("PolicyName");
    const bool is_guard = !kind->refused.empty() && policy == "guard-" + kind->name;
    if (!is_guard && (kind->allowed.empty() || policy != "inline-" + kind->name)) {
      return std::unexpected(no_such("role policy", policy));
    }
    const std::string document = is_guard ? statement(kind->refused, "Deny") : statement(kind->allowed, "Allow");
    return Single{
        Json::object({{"RoleName", kind->name}, {"PolicyName", policy}, {"PolicyDocument", percent_encode(document)}})};
  }
  return std::unexpected(unknown_operation(operation));
}

}  // namespace patchtriage::simulate
