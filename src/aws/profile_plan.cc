#include "aws/profile_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace patchtriage::aws {
namespace {

template <class T>
using Planned = std::expected<T, std::string>;

std::string about(const std::string& profile, std::string_view what) {
  return fmt::format("profile '{}': {}", profile, what);
}

bool has_static_keys(const ProfileSection& section) {
  return section.setting("aws_access_key_id") || section.setting("aws_secret_access_key");
}

Planned<CredentialSource> static_keys(const ProfileSection& section, const std::string& name) {
  if (!section.setting("aws_access_key_id")) return std::unexpected(about(name, "aws_access_key_id is missing"));
  if (!section.setting("aws_secret_access_key"))
    return std::unexpected(about(name, "aws_secret_access_key is missing"));
  return StaticKeysSource{{.access_key_id = *section.setting("aws_access_key_id"),
                           .secret_access_key = *section.setting("aws_secret_access_key"),
                           .session_token = section.setting("aws_session_token").value_or(""),
                           .account_id = section.setting("aws_account_id").value_or(""),
                           .source = "profile " + name}};
}

Planned<CredentialSource> web_identity(const ProfileSection& section, const std::string& name) {
  if (!section.setting("role_arn")) {
    return std::unexpected(about(name, "web_identity_token_file needs a role_arn beside it"));
  }
  return WebIdentitySource{.role_arn = *section.setting("role_arn"),
                           .token_file = *section.setting("web_identity_token_file"),
                           .session_name = section.setting("role_session_name").value_or("")};
}

Planned<CredentialSource> sso(const ProfileFile& file, const ProfileSection& section, const std::string& name) {
  SsoSource source{.session = section.setting("sso_session").value_or(""),
                   .start_url = section.setting("sso_start_url").value_or(""),
                   .region = section.setting("sso_region").value_or(""),
                   .account_id = section.setting("sso_account_id").value_or(""),
                   .role_name = section.setting("sso_role_name").value_or("")};
  if (!source.session.empty()) {
    const auto session = file.sso_sessions.find(source.session);
    if (session == file.sso_sessions.end()) {
      return std::unexpected(about(name, fmt::format("there is no [sso-session {}]", source.session)));
    }
    const std::string region = session->second.setting("sso_region").value_or("");
    const std::string start_url = session->second.setting("sso_start_url").value_or("");
    if ((!source.region.empty() && source.region != region) ||
        (!source.start_url.empty() && source.start_url != start_url)) {
      return std::unexpected(about(
          name, fmt::format("sso_region and sso_start_url belong in [sso-session {}], not beside it", source.session)));
    }
    source.region = region;
    source.start_url = start_url;
  }
  if (source.account_id.empty() && source.role_name.empty()) {
    return std::unexpected(about(name,
                                 "sso_account_id and sso_role_name are missing: the profile is only good for "
                                 "tokens, not for credentials"));
  }
  if (source.account_id.empty()) return std::unexpected(about(name, "sso_role_name needs an sso_account_id beside it"));
  if (source.role_name.empty()) return std::unexpected(about(name, "sso_account_id needs an sso_role_name beside it"));
  if (source.region.empty()) return std::unexpected(about(name, "sso_region is missing"));
  if (source.start_url.empty()) return std::unexpected(about(name, "sso_start_url is missing"));
  return source;
}

// The sources that need no other profile, in the AWS CLI's order.
Planned<std::optional<CredentialSource>> own_source(const ProfileFile& file, const ProfileSection& section,
                                                    const std::string& name) {
  if (section.setting("web_identity_token_file")) return web_identity(section, name);
  for (const char* setting : {"sso_start_url", "sso_session", "sso_account_id", "sso_role_name"}) {
    if (section.setting(setting)) return sso(file, section, name);
  }
  if (has_static_keys(section)) return static_keys(section, name);
  if (const auto command = section.setting("credential_process")) {
    return ProcessSource{*command, section.setting("aws_account_id").value_or("")};
  }
  return std::nullopt;
}

Planned<NamedSource> named_source(const std::string& value, const std::string& profile) {
  if (equals_ignoring_case(value, "Environment")) return NamedSource::environment;
  if (equals_ignoring_case(value, "Ec2InstanceMetadata")) return NamedSource::ec2_instance_metadata;
  if (equals_ignoring_case(value, "EcsContainer")) return NamedSource::ecs_container;
  return std::unexpected(about(profile, fmt::format("credential_source is '{}'; it can be Environment, "
                                                    "Ec2InstanceMetadata or EcsContainer",
                                                    value)));
}

Planned<ProfileRole> role_of(const ProfileSection& section, const std::string& name) {
  if (section.setting("mfa_serial")) {
    return std::unexpected(about(name,
                                 "mfa_serial asks for a code that nobody is here to type: get a session with "
                                 "'aws sts get-session-token' first, or use a profile without it"));
  }
  ProfileRole role{.role_arn = *section.setting("role_arn"),
                   .external_id = section.setting("external_id").value_or(""),
                   .session_name = section.setting("role_session_name").value_or("")};
  if (const auto duration = section.setting("duration_seconds")) {
    const auto seconds = parse_integer(*duration);
    if (!seconds || *seconds < 900 || *seconds > 43200) {
      return std::unexpected(about(name, "duration_seconds must be a number from 900 to 43200"));
    }
    role.duration_seconds = static_cast<int>(*seconds);
  }
  return role;
}

}  // namespace

std::expected<std::optional<ProfilePlan>, std::string> plan_profile(const ProfileFile& file, const std::string& name) {
  std::vector<ProfileRole> roles;
  std::vector<std::string> visited;
  std::string current = name;
  for (;;) {
    const ProfileSection* section = file.profile(current);
    if (section == nullptr) {
      return std::unexpected(
          visited.empty() ? fmt::format("there is no profile '{}'", current)
                          : about(visited.back(), fmt::format("its source_profile '{}' doesn't exist", current)));
    }
    const bool is_selected = visited.empty();
    const bool is_itself = !visited.empty() && visited.back() == current;
    if (!is_itself && std::ranges::find(visited, current) != visited.end()) {
      return std::unexpected(about(current, "its source_profile leads back to itself"));
    }
    visited.push_back(current);

    // Keys in a source profile count before its role; in the selected profile the role counts.
    if ((!is_selected || is_itself) && has_static_keys(*section)) {
      auto keys = static_keys(*section, current);
      if (!keys) return std::unexpected(keys.error());
      std::ranges::reverse(roles);
      return ProfilePlan{std::move(*keys), current, std::move(roles)};
    }
    if (is_itself) return std::unexpected(about(current, "is its own source_profile but has no keys"));

    const bool assumes_a_role = section->setting("role_arn") && !section->setting("web_identity_token_file");
    if (!assumes_a_role) {
      auto source = own_source(file, *section, current);
      if (!source) return std::unexpected(source.error());
      if (!*source && is_selected) return std::nullopt;
      if (!*source) return std::unexpected(about(current, "is a source_profile but holds no credentials"));
      std::ranges::reverse(roles);
      return ProfilePlan{std::move(**source), current, std::move(roles)};
    }

    auto role = role_of(*section, current);
    if (!role) return std::unexpected(role.error());
    roles.push_back(std::move(*role));
    const auto source_profile = section->setting("source_profile");
    const auto source = section->setting("credential_source");
    if (source_profile && source) {
      return std::unexpected(about(current, "has both source_profile and credential_source; keep one"));
    }
    if (source) {
      const auto named = named_source(*source, current);
      if (!named) return std::unexpected(named.error());
      std::ranges::reverse(roles);
      return ProfilePlan{*named, current, std::move(roles)};
    }
    if (!source_profile) {
      return std::unexpected(about(current, "role_arn needs a source_profile or a credential_source beside it"));
    }
    current = *source_profile;
  }
}

}  // namespace patchtriage::aws
