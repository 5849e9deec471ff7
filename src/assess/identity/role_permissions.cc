#include "assess/identity/role_permissions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "assess/identity/policy_document.h"
#include "assess/network/proof.h"
#include "base/text.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage {
namespace {

using Kind = ActionVerdict::Kind;

bool has_missing_context(const iam::EvaluationResult& row) {
  return !row.missing_context_values.empty() ||
         std::ranges::any_of(row.resource_specific_results, [](const iam::ResourceSpecificResult& specific) {
           return !specific.missing_context_values.empty();
         });
}

// One call asks about several resources at once; an action that is allowed on the one it works on is allowed.
bool is_allowed(const iam::EvaluationResult& row) {
  if (row.eval_decision == "allowed") return true;
  return std::ranges::any_of(row.resource_specific_results, [](const iam::ResourceSpecificResult& specific) {
    return specific.eval_resource_decision == "allowed";
  });
}

// ssmmessages and ec2messages have no resources: "*" is what a live call asks about, too.
bool is_asked_about_real_resource(const iam::EvaluationResult& row) {
  const bool has_no_resources =
      row.eval_action_name.starts_with("ssmmessages:") || row.eval_action_name.starts_with("ec2messages:");
  return has_no_resources || !row.resource_specific_results.empty() ||
         (row.eval_resource_name && *row.eval_resource_name != "*");
}

RefusedBy refused_by(const iam::EvaluationResult& row) {
  if (row.permissions_boundary_decision_detail &&
      row.permissions_boundary_decision_detail->allowed_by_permissions_boundary == false)
    return RefusedBy::boundary;
  if (row.organizations_decision_detail && row.organizations_decision_detail->allowed_by_organizations == false)
    return RefusedBy::organization;
  return row.eval_decision == "explicitDeny" ? RefusedBy::statement : RefusedBy::nothing;
}

std::string reason_of(RefusedBy refused_by) {
  switch (refused_by) {
    case RefusedBy::boundary:
      return "the permissions boundary does not allow it";
    case RefusedBy::organization:
      return "a service control policy does not allow it";
    case RefusedBy::statement:
      return "a statement denies it";
    case RefusedBy::nothing:
      return "nothing allows it";
  }
  return "";
}

ActionVerdict simulated(const ScopeView& view, const iam::EvaluationResult& row) {
  ActionVerdict verdict;
  if (is_allowed(row)) {
    verdict.kind = Kind::allowed;
    verdict.is_proven = true;
  } else if (has_missing_context(row)) {
    verdict.kind = Kind::conditional;
    verdict.why = "a condition could not be judged";
  } else {
    verdict.kind = Kind::denied;
    verdict.is_proven = is_asked_about_real_resource(row);
    verdict.refused_by = refused_by(row);
    verdict.why = reason_of(verdict.refused_by);
  }
  verdict.evidence.push_back(view.trail().cite(
      row, row.eval_decision,
      fmt::format("IAM simulates {} as {}", row.eval_action_name, row.eval_decision.value_or("unknown"))));
  return verdict;
}

// The documents of a role as far as they could be read.
struct Documents {
  PolicyOpinion opinion;
  std::vector<Evidence> gaps;
  std::vector<Evidence> read;
};

void judge(const ScopeView& view, const Gap& gap, std::string_view what, Documents& documents) {
  documents.gaps.push_back(view.trail().not_read(gap, what));
}

void add_opinion(const std::optional<std::string>& text, const PolicyRequest& request, Evidence evidence,
                 Documents& documents) {
  const std::optional<PolicyDocument> parsed = PolicyDocument::parse(text.value_or(""));
  if (!parsed) {
    evidence.claim = "the policy document is not readable JSON";
    documents.gaps.push_back(std::move(evidence));
    return;
  }
  documents.opinion.add(parsed->opinion(request));
  documents.read.push_back(std::move(evidence));
}

// A document is long and is cited by its version; the opinion about it stands in the verdict.
void add_managed_policy(const ScopeView& view, const std::string& arn, const PolicyRequest& request,
                        Documents& documents) {
  const Facts<iam::Policy> policies = view.list_global<iam::Policy>(arn);
  if (const Gap* gap = policies.gap()) return judge(view, *gap, "the policy " + arn, documents);
  const iam::Policy* policy = policies.only();
  if (policy == nullptr || !policy->default_version_id) return;
  const Facts<iam::PolicyVersion> versions =
      view.list_global<iam::PolicyVersion>(fmt::format("{}@{}", arn, *policy->default_version_id));
  if (const Gap* gap = versions.gap()) return judge(view, *gap, "the document of " + arn, documents);
  if (const iam::PolicyVersion* version = versions.only()) {
    add_opinion(version->document, request,
                view.trail().cite(*policy, policy->default_version_id, "the policy in force"), documents);
  }
}

Documents identity_documents(const ScopeView& view, const RoleName& role, const PolicyRequest& request) {
  Documents documents;
  const Facts<iam::AttachedPolicy> attached = view.list_global<iam::AttachedPolicy>(role.name);
  if (const Gap* gap = attached.gap()) judge(view, *gap, "the role's attached policies", documents);
  for (const iam::AttachedPolicy& policy : attached.rows()) {
    if (policy.policy_arn) add_managed_policy(view, *policy.policy_arn, request, documents);
  }
  const Facts<iam::RolePolicyNames> inline_names = view.list_global<iam::RolePolicyNames>(role.name);
  if (const Gap* gap = inline_names.gap()) judge(view, *gap, "the role's inline policies", documents);
  for (const iam::RolePolicyNames& names : inline_names.rows()) {
    for (const std::string& name : names.policy_names) {
      const Facts<iam::RolePolicy> policies = view.list_global<iam::RolePolicy>(role.name + "/" + name);
      if (const Gap* gap = policies.gap()) judge(view, *gap, "the inline policy " + name, documents);
      for (const iam::RolePolicy& policy : policies.rows()) {
        add_opinion(policy.policy_document, request,
                    view.trail().cite(policy, &iam::RolePolicy::policy_name, "an inline policy of the role"),
                    documents);
      }
    }
  }
  return documents;
}

// Effective = what the identity allows, within the boundary, without what anything denies.
ActionVerdict evaluated(const ScopeView& view, const RoleName& role, const PolicyRequest& request) {
  Documents identity = identity_documents(view, role, request);
  Documents boundary;
  if (role.boundary_arn.empty()) {
    boundary.opinion.allows = true;
    const Facts<iam::Role> roles = view.list_global<iam::Role>(role.name);
    if (!role.is_boundary_known && roles.gap() != nullptr) {
      judge(view, *roles.gap(), "the role's permissions boundary", boundary);
    }
  } else {
    add_managed_policy(view, role.boundary_arn, request, boundary);
  }
  ActionVerdict verdict;
  append(verdict.evidence, identity.read);
  append(verdict.evidence, boundary.read);
  if (identity.opinion.denies || boundary.opinion.denies) {
    verdict.kind = Kind::denied;
    verdict.is_proven = true;
    verdict.refused_by = boundary.opinion.denies ? RefusedBy::boundary : RefusedBy::statement;
    verdict.why = boundary.opinion.denies ? "the permissions boundary denies it" : "a statement denies it";
    return verdict;
  }
  append(verdict.evidence, identity.gaps);
  append(verdict.evidence, boundary.gaps);
  const bool is_complete = identity.gaps.empty() && boundary.gaps.empty();
  const bool can_be_allowed = (identity.opinion.allows || identity.opinion.may_allow) &&
                              (boundary.opinion.allows || boundary.opinion.may_allow);
  if (is_complete && !can_be_allowed) {
    verdict.kind = Kind::denied;
    verdict.is_proven = true;
    verdict.refused_by =
        identity.opinion.allows || identity.opinion.may_allow ? RefusedBy::boundary : RefusedBy::nothing;
    verdict.why = reason_of(verdict.refused_by);
  } else if (is_complete && identity.opinion.allows && boundary.opinion.allows && !identity.opinion.may_deny &&
             !boundary.opinion.may_deny) {
    verdict.kind = Kind::allowed;
    verdict.why = "by the role's documents; service control policies are not known";
  } else if (is_complete) {
    verdict.kind = Kind::conditional;
    verdict.why = "under a condition that could not be judged";
  } else {
    verdict.kind = Kind::unknown;
  }
  return verdict;
}

}  // namespace

ActionVerdict action_verdict(const ScopeView& view, const RoleName& role, std::string_view action,
                             std::string_view resource) {
  const Facts<iam::EvaluationResult> simulation = view.list_global<iam::EvaluationResult>(role.arn);
  for (const iam::EvaluationResult& row : simulation.rows()) {
    if (equals_ignoring_case(row.eval_action_name, action)) return simulated(view, row);
  }
  ActionVerdict verdict;
  // A simulation that was read without this action wasn't asked about it; the documents aren't there either.
  if (simulation.gap() == nullptr) return verdict;
  verdict = evaluated(view, role, {std::string(action), std::string(resource), "", {}});
  // What the documents refuse, no organisation's policy can allow: nothing is missing then.
  if (verdict.kind != ActionVerdict::Kind::denied) {
    verdict.evidence.push_back(view.trail().not_read(*simulation.gap(), "the simulation of the role's permissions"));
  }
  return verdict;
}

}  // namespace patchtriage
