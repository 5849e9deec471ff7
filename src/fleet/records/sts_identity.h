// Records of sts: identity. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::sts {

// A row of sts:GetCallerIdentity.
struct CallerIdentity {
  static constexpr std::string_view kSource = "sts:GetCallerIdentity";
  std::optional<std::string> user_id;
  std::optional<std::string> account;
  std::string arn;

  static const RecordType& schema();
};

struct Credentials {
  std::optional<std::string> access_key_id;
  std::optional<std::string> secret_access_key;
  std::optional<std::string> session_token;
  std::optional<Time> expiration;

  static const RecordType& schema();
};

struct AssumedRoleUser {
  std::optional<std::string> assumed_role_id;
  std::optional<std::string> arn;

  static const RecordType& schema();
};

// A row of sts:AssumeRole.
struct AssumedRole {
  static constexpr std::string_view kSource = "sts:AssumeRole";
  std::optional<Credentials> credentials;
  std::optional<AssumedRoleUser> assumed_role_user;
  std::optional<std::int64_t> packed_policy_size;

  static const RecordType& schema();
};

// A row of sts:AssumeRoleWithWebIdentity.
struct AssumedRoleWithWebIdentity {
  static constexpr std::string_view kSource = "sts:AssumeRoleWithWebIdentity";
  std::optional<Credentials> credentials;
  std::optional<std::string> subject_from_web_identity_token;
  std::optional<AssumedRoleUser> assumed_role_user;
  std::optional<std::string> provider;
  std::optional<std::string> audience;

  static const RecordType& schema();
};

}  // namespace patchtriage::sts
