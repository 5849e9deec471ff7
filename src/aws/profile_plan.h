// How a profile gets its credentials: a first source, then the roles assumed one after the other.
//
// A pure function over the profile files, so that every way to write a profile can be checked without a network.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aws/credentials.h"
#include "aws/profile_file.h"

namespace patchtriage::aws {

struct StaticKeysSource {
  Credentials credentials;
};
struct WebIdentitySource {
  std::string role_arn;
  std::string token_file;
  std::string session_name;
};
struct SsoSource {
  std::string session;  // name of the [sso-session]; empty: the old form, without one
  std::string start_url;
  std::string region;
  std::string account_id;
  std::string role_name;
};
struct ProcessSource {
  std::string command;
  std::string account_id;  // of the profile, where the process names none
};
enum class NamedSource { environment, ec2_instance_metadata, ecs_container };

using CredentialSource = std::variant<StaticKeysSource, WebIdentitySource, SsoSource, ProcessSource, NamedSource>;

struct ProfileRole {
  std::string role_arn;
  std::string external_id;
  std::string session_name;
  std::optional<int> duration_seconds;
};

struct ProfilePlan {
  CredentialSource source;
  std::string source_profile;      // the profile that holds the source
  std::vector<ProfileRole> roles;  // in the order of assuming
};

// nullopt: the profile says nothing about credentials. The error names the profile and what is wrong in it.
std::expected<std::optional<ProfilePlan>, std::string> plan_profile(const ProfileFile& file, const std::string& name);

}  // namespace patchtriage::aws
