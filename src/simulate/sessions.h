// Who may call the simulated endpoint: the management account's user, and sessions of the role to assume.
//
// A session lives in its own token, so that nothing is kept for it. Keys follow from the seed: an endpoint that is
// started again with the same seed still knows the sessions of the last one. Const functions are thread-safe.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/credentials.h"
#include "base/json.h"
#include "base/time.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

inline constexpr std::string_view kRoleName = "PatchTriageReadOnly";
inline constexpr Duration kLongestSession = std::chrono::hours(1);

struct Caller {
  std::string account;
  std::string arn;
  std::string user_id;
  std::string region;  // the one that the request is signed for
  bool is_session = false;
};

// Secret of an access key and whose it is.
struct KnownKey {
  Caller caller;
  std::string secret_access_key;
  std::optional<Time> expires;
};

class Sessions {
 public:
  // `accounts` can be assumed into; `partition` is that of the ARNs ("aws").
  Sessions(std::uint64_t seed, std::string management_account, std::vector<std::string> accounts,
           std::string partition);

  // Long-term keys of the management account's user.
  aws::Credentials user() const;

  // nullopt: no such key, or a session token that isn't that key's.
  std::optional<KnownKey> find(const std::string& access_key_id, const std::string& session_token) const;

  // The reply of sts:AssumeRole.
  std::expected<Json, ApiError> assume_role(const Caller& caller, const Json& params, Time now) const;
  // The reply of sts:AssumeRoleWithWebIdentity; any token is believed.
  std::expected<Json, ApiError> assume_role_with_web_identity(const Json& params, Time now) const;

  const std::string& partition() const { return partition_; }

 private:
  struct Session {
    std::string account;
    std::string name;
    Time expires;
  };
  std::string secret_of(std::string_view access_key_id) const;
  std::string access_key_of(const Session& session) const;
  Caller caller_of(const Session& session) const;
  std::expected<Session, ApiError> open(const Json& params, Time now, std::string_view denied_message) const;
  Json reply_of(const Session& session) const;

  std::string key_;
  std::string management_account_;
  std::vector<std::string> accounts_;
  std::string partition_;
};

}  // namespace patchtriage::simulate
