// Who and where: the identities that every record and conclusion is about.
#pragma once

#include <compare>
#include <string>

namespace patchtriage {

// An account and a Region of it. IAM, Organizations and other global services use the Region `kGlobal`.
struct Scope {
  std::string account;
  std::string region;

  auto operator<=>(const Scope&) const = default;
};

inline constexpr const char* kGlobal = "global";

inline Scope global_scope(const std::string& account) { return {account, kGlobal}; }

// An instance id recurs across accounts and Regions; only all three name one instance.
struct NodeKey {
  std::string account;
  std::string region;
  std::string instance_id;

  Scope scope() const { return {account, region}; }
  auto operator<=>(const NodeKey&) const = default;
};

}  // namespace patchtriage
