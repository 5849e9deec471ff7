// Checks 7 to 11b of the decision list: whether the agent has credentials that Systems Manager accepts.
#include <fmt/format.h>

#include <array>
#include <unordered_map>
#include <utility>

#include "assess/identity/policy_document.h"
#include "assess/identity/role_permissions.h"
#include "assess/manageability/agent_version.h"
#include "assess/manageability/launch_image.h"
#include "assess/manageability/regions.h"
#include "assess/manageability/siblings.h"
#include "assess/manageability/walk.h"
#include "base/text.h"
#include "fleet/agent_actions.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage {
namespace {

// A broken profile is proven to be why only where Default Host Management is proven not to stand in for it.
bool is_sole_identity(const Walk& walk) { return walk.host_management.is_on == Answer::no; }

std::vector<Evidence> with_host_management(const Walk& walk, std::vector<Evidence> evidence) {
  evidence.push_back(walk.host_management.evidence);
  return evidence;
}

// What Default Host Management asks of the agent, where it is what gives the agent its credentials. `why` shows that.
void check_host_management_agent(Walk& walk, std::vector<Evidence> why) {
  if (walk.is_alive()) return;  // it has registered
  const Trail& trail = walk.view.trail();
  constexpr const char* kCode = "identity.dhmc-agent-too-old";
  if (walk.agent_version) {
    std::vector<Evidence> evidence = with_host_management(walk, std::move(why));
    if (walk.agent_version_evidence) evidence.push_back(*walk.agent_version_evidence);
    if (is_older_agent(*walk.agent_version, kHostManagementAgent)) {
      return walk.blocked(kCode, true,
                          fmt::format("Agent {} is too old for Default Host Management", *walk.agent_version),
                          std::move(evidence));
    }
    return walk.clear(kCode, "The agent is new enough for Default Host Management", std::move(evidence));
  }
  // The first agent with Default Host Management came out in January 2023; images older than that brought an older one.
  const ec2::Image* image = launch_image(walk.view, walk.instance());
  const std::optional<Time> made =
      image != nullptr && image->creation_date ? parse_time(*image->creation_date) : std::nullopt;
  if (!made) return walk.unknown(kCode, "The agent's version is not known", std::move(why));
  const Evidence created = trail.cite(*image, &ec2::Image::creation_date, "the image it was launched from");
  if (*made < std::chrono::sys_days(std::chrono::year(2023) / 2 / 1)) {
    why.push_back(created);
    return walk.blocked(kCode, false, "The image is older than the first agent with Default Host Management",
                        std::move(why));
  }
  walk.clear(kCode, "The image is recent enough to hold a fitting agent", {created});
}

// Files what is wrong with the profile's credentials. The agent asks Default Host Management for others where these
// don't let it register, so nothing is wrong then but what those ask for.
void file_broken_profile(Walk& walk, const char* code, bool is_proven, std::string summary,
                         std::vector<Evidence> evidence) {
  if (walk.host_management.is_on == Answer::yes) {
    walk.clear(code, summary + "; Default Host Management stands in", with_host_management(walk, evidence));
    walk.uses_host_management = true;
    return check_host_management_agent(walk, std::move(evidence));
  }
  walk.blocked(code, is_proven && is_sole_identity(walk), std::move(summary),
               with_host_management(walk, std::move(evidence)));
}

void check_without_profile(Walk& walk) {
  const Trail& trail = walk.view.trail();
  const Evidence none = trail.cite(walk.instance(), &ec2::Instance::iam_instance_profile, "no instance profile");
  switch (walk.host_management.is_on) {
    case Answer::no:
      return walk.blocked(
          "identity.no-profile-no-dhmc", true,
          fmt::format("No instance profile, and {}: the agent has no credentials", walk.host_management.why),
          with_host_management(walk, {none}));
    case Answer::unknown:
      return walk.unknown("identity.no-profile-no-dhmc",
                          fmt::format("No instance profile; {}", walk.host_management.why),
                          with_host_management(walk, {none}));
    case Answer::yes:
      break;
  }
  walk.clear("identity.no-profile-no-dhmc", "Default Host Management gives it credentials",
             with_host_management(walk, {none}));
  check_host_management_agent(walk, {none});
}

// The role of the instance's profile, where all of it could be read and is there.
const iam::Role* check_profile(Walk& walk) {
  const Trail& trail = walk.view.trail();
  const ec2::Instance& instance = walk.instance();
  const ec2::IamInstanceProfile& attached = *instance.iam_instance_profile;
  const std::string arn = attached.arn.value_or("");
  const std::string name = arn.substr(arn.rfind('/') + 1);
  const Evidence attachment = trail.cite(instance, attached.arn, "the attached instance profile");
  const Facts<iam::InstanceProfile> profiles = walk.view.list_global<iam::InstanceProfile>(name);
  constexpr const char* kCode = "identity.profile-without-role";
  const iam::InstanceProfile* profile = profiles.only();
  if (profile == nullptr) {
    if (profiles.gap() != nullptr && !is_gone(profiles.gap())) {
      walk.unknown(kCode, "The instance profile could not be read",
                   {attachment, trail.not_read(*profiles.gap(), "the instance profile")});
      return nullptr;
    }
    const Absence gone{profiles.call(), name};
    file_broken_profile(walk, kCode, true, fmt::format("The instance profile {} does not exist", name),
                        {attachment, trail.not_listed(gone, "IAM has no such instance profile")});
    return nullptr;
  }
  if (attached.id && profile->instance_profile_id && *attached.id != *profile->instance_profile_id) {
    file_broken_profile(
        walk, kCode, true,
        fmt::format("The instance profile {} was deleted and made again; the instance holds the old one", name),
        {trail.cite(instance, attached.id, "the profile the instance was given"),
         trail.cite(*profile, &iam::InstanceProfile::instance_profile_id, "the profile of that name")});
    return nullptr;
  }
  if (profile->roles.empty()) {
    file_broken_profile(walk, kCode, true, fmt::format("The instance profile {} has no role", name),
                        {attachment, trail.cite(*profile, &iam::InstanceProfile::roles, "it holds no role")});
    return nullptr;
  }
  walk.clear(kCode, "The instance profile holds a role",
             {attachment, trail.cite(*profile, profile->roles.front().role_name, "its role")});
  return &profile->roles.front();
}

void check_trust(Walk& walk, const iam::Role& listed) {
  const Trail& trail = walk.view.trail();
  const Facts<iam::Role> roles = walk.view.list_global<iam::Role>(listed.role_name);
  const iam::Role* role = roles.only();
  const iam::InstanceProfile* profile = nullptr;
  if (role == nullptr || !role->assume_role_policy_document) {
    // The profile's own copy of the role says the same.
    role = &listed;
    const std::string arn = walk.instance().iam_instance_profile->arn.value_or("");
    profile = walk.view.list_global<iam::InstanceProfile>(arn.substr(arn.rfind('/') + 1)).only();
  }
  if (!role->assume_role_policy_document) {
    std::vector<Evidence> evidence;
    if (const Gap* gap = roles.gap()) evidence.push_back(trail.not_read(*gap, "the role's trust policy"));
    return walk.unknown("identity.trust-policy", "The role's trust policy could not be read", std::move(evidence));
  }
  const auto cited = [&](std::string claim) {
    return profile == nullptr ? trail.cite(*role, &iam::Role::assume_role_policy_document, std::move(claim))
                              : trail.cite(*profile, role->assume_role_policy_document, std::move(claim));
  };
  const std::optional<PolicyDocument> document = PolicyDocument::parse(*role->assume_role_policy_document);
  if (!document)
    return walk.unknown("identity.trust-policy", "The role's trust policy is not readable", {cited("not readable")});
  PolicyOpinion opinion = document->opinion({"sts:AssumeRole", "", "ec2.amazonaws.com", {}});
  if (walk.node.key.region.starts_with("cn-")) {
    opinion.add(document->opinion({"sts:AssumeRole", "", "ec2.amazonaws.com.cn", {}}));
  }
  if (opinion.denies || (!opinion.allows && !opinion.may_allow)) {
    return file_broken_profile(walk, "identity.trust-policy", true,
                               fmt::format("The role {} does not let EC2 assume it", role->role_name),
                               {cited("no statement lets ec2.amazonaws.com assume the role")});
  }
  if (!opinion.allows || opinion.may_deny) {
    return walk.unknown("identity.trust-policy", "The role lets EC2 assume it under a condition",
                        {cited("conditional")});
  }
  walk.clear("identity.trust-policy", "The role lets EC2 assume it", {cited("ec2.amazonaws.com may assume the role")});
}

// Attachments of profiles by instance.
struct Attachments {
  std::unordered_map<std::string_view, const ec2::IamInstanceProfileAssociation*> by_instance;

  explicit Attachments(const ScopeView& view) {
    for (const ec2::IamInstanceProfileAssociation& row : view.list<ec2::IamInstanceProfileAssociation>().rows()) {
      if (row.instance_id && row.state != "disassociated") by_instance.emplace(*row.instance_id, &row);
    }
  }
};

void check_association(Walk& walk) {
  if (walk.is_alive()) return;  // it has its credentials
  const Trail& trail = walk.view.trail();
  const auto& attachments = walk.view.once<Attachments>().by_instance;
  const auto found = attachments.find(walk.node.key.instance_id);
  if (found == attachments.end()) return;
  const ec2::IamInstanceProfileAssociation& row = *found->second;
  const bool is_settled = !row.state || row.state == "associated";
  // After a refusal the agent asks for credentials again within half an hour, after other errors within one.
  // One that was there when the agent started was in time for its first attempt.
  const auto& launched = walk.instance().launch_time;
  const bool is_in_time = row.timestamp && launched && *row.timestamp - *launched < std::chrono::minutes(5);
  const bool is_recent = row.timestamp && walk.view.as_of() - *row.timestamp < std::chrono::hours(1) && !is_in_time;
  if (is_settled && !is_recent) return;
  walk.blocked("identity.profile-just-attached", false,
               "The instance profile was attached moments ago; the agent may not have tried again",
               {trail.cite(row, &ec2::IamInstanceProfileAssociation::state, "the state of the attachment"),
                trail.cite(row, &ec2::IamInstanceProfileAssociation::timestamp, "when it was attached")});
}

struct Family {
  bool is_denied = false;
  bool is_allowed = true;
  bool is_proven = true;
  // Each permission is AWS's own word, which knows the organisation's policies; the role's documents don't.
  bool is_within_organization = true;
  std::string why;
  std::vector<Evidence> evidence;  // of the denials, or of what isn't known
};

template <std::size_t N>
Family judge(const Walk& walk, const RoleName& role, const std::array<std::string_view, N>& actions) {
  Family family;
  std::vector<Evidence> unsure;
  for (const std::string_view action : actions) {
    const std::string resource = fmt::format("arn:{}:ec2:{}:{}:instance/{}", partition_of(walk.node.key.region),
                                             walk.node.key.region, walk.node.key.account, walk.node.key.instance_id);
    ActionVerdict verdict = action_verdict(walk.view, role, action, resource);
    if (verdict.kind != ActionVerdict::Kind::allowed) family.is_allowed = false;
    if (!verdict.is_proven) family.is_within_organization = false;
    if (verdict.kind == ActionVerdict::Kind::denied) {
      family.is_denied = true;
      family.is_proven = family.is_proven && verdict.is_proven;
      if (family.why.empty()) family.why = fmt::format("{}: {}", action, verdict.why);
      append(family.evidence, verdict.evidence);
      continue;
    }
    // Of what is allowed one permission stands for the family.
    const bool tells = verdict.kind != ActionVerdict::Kind::allowed || family.evidence.empty();
    if (tells && unsure.empty()) unsure = verdict.evidence;
  }
  if (family.evidence.empty()) family.evidence = std::move(unsure);
  return family;
}

void check_permissions(Walk& walk, const iam::Role& listed) {
  // A profile lists its role without the boundary; the role's own record has it.
  const Facts<iam::Role> roles = walk.view.list_global<iam::Role>(listed.role_name);
  const iam::Role& full = roles.only() != nullptr ? *roles.only() : listed;
  const RoleName role{listed.role_name, listed.arn.value_or(""),
                      full.permissions_boundary ? full.permissions_boundary->permissions_boundary_arn.value_or("") : "",
                      roles.only() != nullptr || listed.permissions_boundary};
  const Family registers = judge(walk, role, agent_actions::kRegister);
  const Family control = judge(walk, role, agent_actions::kControl);
  const Family messages =
      has_ec2messages(walk.node.key.region) ? judge(walk, role, agent_actions::kMessages) : Family{.is_denied = true};
  const bool is_connected = walk.is_alive() && walk.result.session_channel == "connected";
  const bool can_not_talk = control.is_denied && messages.is_denied && !is_connected;
  constexpr const char* kCode = "identity.role-permissions";

  bool lacks_some = false;  // and is a node without it

  if (registers.is_denied) {
    const std::string summary = fmt::format("The role {} may not register the node ({})", role.name, registers.why);
    if (!walk.is_alive() || walk.host_management.is_on == Answer::yes) {
      return file_broken_profile(walk, kCode, registers.is_proven, summary, registers.evidence);
    }
    // It has credentials from elsewhere, whatever this role may do beside: nothing about the role is proven to matter.
    std::vector<Evidence> evidence = with_host_management(walk, registers.evidence);
    if (walk.host_management.is_on == Answer::unknown) {
      return walk.unknown(kCode, summary + ", and it answers: its credentials are others", std::move(evidence));
    }
    return walk.blocked(kCode, false, summary + ", and it answers still", std::move(evidence));
  }
  if (can_not_talk) {
    std::vector<Evidence> evidence = control.evidence;
    append(evidence, messages.evidence);
    if (walk.host_management.is_on == Answer::yes && registers.is_allowed) {
      return walk.blocked(
          "identity.profile-shadows-dhmc", true,
          fmt::format("The role {} may register the node but not fetch its commands, which keeps Default "
                      "Host Management from standing in",
                      role.name),
          with_host_management(walk, std::move(evidence)));
    }
    return walk.blocked(kCode, control.is_proven && messages.is_proven,
                        fmt::format("The role {} may not open the message channels ({})", role.name, control.why),
                        std::move(evidence));
  }
  if (control.is_denied && !is_connected) {
    std::string summary = fmt::format("The role {} may not open the session channel ({})", role.name, control.why);
    // The older channel carries commands as well; where it isn't known to be open, this may be the whole reason.
    if (walk.is_alive() || !messages.is_allowed) {
      const bool is_definite = walk.is_alive() && walk.result.session_channel == "notconnected" && control.is_proven;
      return walk.blocked(kCode, is_definite, std::move(summary), control.evidence);
    }
    walk.blocked_partly(kCode, std::move(summary), control.evidence);
    lacks_some = true;
  }
  const Family patching = judge(walk, role, agent_actions::kPatching);
  const Family associations = judge(walk, role, agent_actions::kAssociations);
  for (const auto& [family, what] : {std::pair(&patching, "patching"), std::pair(&associations, "associations")}) {
    if (!family->is_denied || lacks_some) continue;
    lacks_some = true;
    const std::string lacks = fmt::format("The role {} lacks what {} needs ({})", role.name, what, family->why);
    if (walk.host_management.is_on == Answer::yes && registers.is_allowed) {
      walk.blocked_partly("identity.profile-shadows-dhmc",
                          lacks + ", and by registering the node keeps Default Host Management from standing in",
                          with_host_management(walk, family->evidence));
    } else {
      walk.blocked_partly(kCode, lacks, family->evidence);
    }
  }
  const bool is_allowed = registers.is_allowed && (control.is_allowed || (!messages.is_denied && messages.is_allowed));
  std::vector<Evidence> evidence = registers.evidence;
  append(evidence, control.evidence);
  if (roles.only() != nullptr && full.role_last_used && full.role_last_used->last_used_date) {
    evidence.push_back(walk.view.trail().cite(full, full.role_last_used->last_used_date,
                                              "when credentials of the role were last used, by any host"));
  }
  if (is_allowed && registers.is_within_organization) {
    if (!lacks_some) walk.clear(kCode, "The role may do what the agent needs", std::move(evidence));
    return;
  }
  if (is_allowed) {
    // A policy of the organisation that keeps Systems Manager out keeps every node of the Region out.
    const Node* online = walk.view.once<Siblings>().any_online();
    if (online == nullptr) {
      return walk.unknown(kCode, "The role's documents allow what the agent needs; the organisation's aren't known",
                          std::move(evidence));
    }
    evidence.push_back(walk.view.trail().cite(
        *online->information, &ssm::InstanceInformation::ping_status,
        fmt::format("{} is online: the organisation's policies let it in", online->key.instance_id)));
    if (!lacks_some) walk.clear(kCode, "The role's documents allow what the agent needs", std::move(evidence));
    return;
  }
  walk.unknown(kCode, "What the role may do could not be told", std::move(evidence));
}

}  // namespace

void check_identity(Walk& walk) {
  if (walk.is_hybrid()) {
    constexpr const char* kCode = "identity.no-profile-no-dhmc";
    const Evidence activation =
        walk.view.trail().cite(*walk.node.information, &ssm::InstanceInformation::activation_id, "its activation");
    if (walk.is_alive()) {
      return walk.clear(kCode, "It is registered through an activation and needs no profile", {activation});
    }
    // They are the activation's role's, for a key that only the host has.
    return walk.unknown(kCode, "It is registered through an activation, whose credentials no record shows",
                        {activation});
  }
  if (!walk.instance().iam_instance_profile || !walk.instance().iam_instance_profile->arn)
    return check_without_profile(walk);
  walk.clear(
      "identity.no-profile-no-dhmc", "It has an instance profile",
      {walk.view.trail().cite(walk.instance(), walk.instance().iam_instance_profile->arn, "the attached profile")});
  const iam::Role* role = check_profile(walk);
  if (role != nullptr) check_trust(walk, *role);
  check_association(walk);
  if (role != nullptr && !walk.uses_host_management) check_permissions(walk, *role);
}

}  // namespace patchtriage
