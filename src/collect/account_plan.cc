// The waves of one account after its Regions: the roles of the instances that Systems Manager may not reach.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "collect/plan.h"
#include "collect/selection.h"
#include "fleet/agent_actions.h"
#include "fleet/host_management.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage {
namespace {

std::string instance_arn(const ReadSoFar& so_far, const Scope& scope, const std::string& id) {
  return "arn:" + so_far.partition + ":ec2:" + scope.region + ":" + scope.account + ":instance/" + id;
}

// The account's, with what was read of them.
std::vector<Scope> regions_of(const ReadSoFar& so_far) {
  std::vector<Scope> scopes;
  const auto& listings = so_far.snapshot->listings();
  auto at = listings.lower_bound(ListingKey{{so_far.scope.account, ""}, "", "", 0});
  while (at != listings.end() && at->first.scope.account == so_far.scope.account) {
    scopes.push_back(at->first.scope);
    // The smallest text that is greater, so the next Region's first listing.
    at = listings.lower_bound(ListingKey{{scopes.back().account, scopes.back().region + '\0'}, "", "", 0});
  }
  std::erase_if(scopes, [](const Scope& scope) { return scope.region == kGlobal; });
  return scopes;
}

struct Host {
  std::string profile;  // name, the last segment of the ARN
  std::string arn;      // of one instance that uses it
};

// One instance for each profile, in the Regions of the account, that Systems Manager may not reach.
std::vector<Host> hosts(const ReadSoFar& so_far) {
  std::map<std::string, Host> by_profile;
  for (const Scope& scope : regions_of(so_far)) {
    ReadSoFar region = so_far;
    region.scope = scope;
    const std::vector<std::string>& doubtful = selection::in_doubt(region);
    for (const auto& instance : so_far.snapshot->list<ec2::Instance>(scope).rows()) {
      if (!instance.iam_instance_profile || !std::ranges::binary_search(doubtful, instance.instance_id)) continue;
      const std::string profile_arn = instance.iam_instance_profile->arn.value_or("");
      const std::size_t slash = profile_arn.rfind('/');
      if (slash == std::string::npos) continue;
      const std::string name = profile_arn.substr(slash + 1);
      by_profile.try_emplace(name, Host{name, instance_arn(so_far, scope, instance.instance_id)});
    }
  }
  std::vector<Host> result;
  for (auto& [name, host] : by_profile) result.push_back(std::move(host));
  return result;
}

std::vector<Ask> about_each(const std::set<std::string>& ids, const char* member) {
  std::vector<Ask> asks;
  for (const std::string& id : ids) asks.push_back(Ask{.subjects = {id}, .parameters = Json::object({{member, id}})});
  return asks;
}

std::vector<Ask> profiles(const ReadSoFar& so_far) {
  std::set<std::string> names;
  for (const Host& host : hosts(so_far)) names.insert(host.profile);
  return about_each(names, "InstanceProfileName");
}

struct UsedRole {
  std::string name;
  std::string arn;
  std::string instance_arn;
};

// By which doubtful instances without a working profile would register.
std::vector<UsedRole> host_management_roles(const ReadSoFar& so_far) {
  std::vector<UsedRole> roles;
  for (const Scope& scope : regions_of(so_far)) {
    ReadSoFar region = so_far;
    region.scope = scope;
    const std::vector<std::string>& doubtful = selection::in_doubt(region);
    if (doubtful.empty()) continue;
    for (const auto& setting : so_far.snapshot->list<ssm::ServiceSetting>(scope).rows()) {
      const std::string path(host_management_role(setting));
      if (path.empty()) continue;
      roles.push_back({path.substr(path.rfind('/') + 1),
                       "arn:" + so_far.partition + ":iam::" + scope.account + ":role/" + path,
                       instance_arn(so_far, scope, doubtful.front())});
    }
  }
  return roles;
}

std::vector<UsedRole> used_roles(const ReadSoFar& so_far) {
  std::map<std::string, UsedRole> roles;
  for (const Host& host : hosts(so_far)) {
    for (const auto& profile : so_far.snapshot->list<iam::InstanceProfile>(so_far.scope, host.profile).rows()) {
      for (const iam::Role& role : profile.roles) {
        if (role.arn) roles.try_emplace(*role.arn, UsedRole{role.role_name, *role.arn, host.arn});
      }
    }
  }
  for (UsedRole& role : host_management_roles(so_far)) roles.try_emplace(role.arn, role);
  std::vector<UsedRole> result;
  for (auto& [arn, role] : roles) result.push_back(std::move(role));
  return result;
}

std::vector<Ask> roles(const ReadSoFar& so_far) {
  std::set<std::string> names;
  for (const UsedRole& role : used_roles(so_far)) names.insert(role.name);
  return about_each(names, "RoleName");
}

std::vector<Ask> simulations(const ReadSoFar& so_far) {
  Json actions = Json::array();
  const auto ask_about = [&actions](const auto& family) {
    for (const std::string_view action : family) actions.push_back(std::string(action));
  };
  ask_about(agent_actions::kRegister);
  ask_about(agent_actions::kControl);
  ask_about(agent_actions::kMessages);
  ask_about(agent_actions::kPatching);
  ask_about(agent_actions::kAssociations);
  std::vector<Ask> asks;
  for (const UsedRole& role : used_roles(so_far)) {
    // With "*" a statement that is limited to certain instances would count as a refusal.
    asks.push_back(Ask{.subjects = {role.arn},
                       .parameters = Json::object({{"PolicySourceArn", role.arn},
                                                   {"ActionNames", actions},
                                                   {"ResourceArns", Json::array({role.instance_arn})}})});
  }
  return asks;
}

// Only where the simulation was refused: then the documents themselves are evaluated.
std::vector<Ask> policies_of_roles(const ReadSoFar& so_far) {
  std::set<std::string> names;
  for (const UsedRole& role : used_roles(so_far)) {
    if (so_far.snapshot->list<iam::EvaluationResult>(so_far.scope, role.arn).gap() != nullptr) names.insert(role.name);
  }
  return about_each(names, "RoleName");
}

std::vector<Ask> inline_policies(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& role : so_far.snapshot->subjects(so_far.scope, iam::RolePolicyNames::kSource)) {
    for (const auto& names : so_far.snapshot->list<iam::RolePolicyNames>(so_far.scope, role).rows()) {
      for (const std::string& policy : names.policy_names) {
        asks.push_back(Ask{.subjects = {role + "/" + policy},
                           .parameters = Json::object({{"RoleName", role}, {"PolicyName", policy}})});
      }
    }
  }
  return asks;
}

std::vector<Ask> managed_policies(const ReadSoFar& so_far) {
  std::set<std::string> arns;
  for (const std::string& role : so_far.snapshot->subjects(so_far.scope, iam::AttachedPolicy::kSource)) {
    for (const auto& policy : so_far.snapshot->list<iam::AttachedPolicy>(so_far.scope, role).rows()) {
      if (policy.policy_arn) arns.insert(*policy.policy_arn);
    }
    for (const auto& row : so_far.snapshot->list<iam::Role>(so_far.scope, role).rows()) {
      if (row.permissions_boundary && row.permissions_boundary->permissions_boundary_arn)
        arns.insert(*row.permissions_boundary->permissions_boundary_arn);
    }
  }
  return about_each(arns, "PolicyArn");
}

std::vector<Ask> policy_versions(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& arn : so_far.snapshot->subjects(so_far.scope, iam::Policy::kSource)) {
    for (const auto& policy : so_far.snapshot->list<iam::Policy>(so_far.scope, arn).rows()) {
      if (!policy.default_version_id) continue;
      asks.push_back(Ask{.subjects = {arn + "@" + *policy.default_version_id},
                         .parameters = Json::object({{"PolicyArn", arn}, {"VersionId", *policy.default_version_id}})});
    }
  }
  return asks;
}

}  // namespace

const std::vector<Wave>& account_plan() {
  static const std::vector<Wave> waves = with_chains({
      {{"iam:GetInstanceProfile", Step::blockers, profiles}},
      {{"iam:GetRole", Step::blockers, roles}, {"iam:SimulatePrincipalPolicy", Step::blockers, simulations}},
      {{"iam:ListAttachedRolePolicies", Step::blockers, policies_of_roles},
       {"iam:ListRolePolicies", Step::blockers, policies_of_roles}},
      {{"iam:GetRolePolicy", Step::blockers, inline_policies}, {"iam:GetPolicy", Step::blockers, managed_policies}},
      {{"iam:GetPolicyVersion", Step::blockers, policy_versions}},
  });
  return waves;
}

}  // namespace patchtriage
