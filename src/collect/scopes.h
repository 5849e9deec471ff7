// Step 0: who asks, which accounts there are to read, and which Regions each of them has enabled.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "aws/credential_context.h"
#include "collect/gather.h"

namespace patchtriage {

// One account that can be read.
struct AccountAccess {
  std::string id;
  std::shared_ptr<aws::CredentialsProvider> credentials;
  std::vector<std::string> regions;  // requested and enabled here
};

struct Entry {
  std::shared_ptr<const aws::CredentialContext> context;
  std::shared_ptr<aws::CredentialsProvider> credentials;  // the caller's
  std::string region;                                     // the configured one; may be empty
};

// The Region whose endpoints are asked first: the first of the flags, else the configured one. Empty: none is named.
std::string entry_region(const CollectSettings& settings, const Entry& entry);

using AccountFound = std::function<void(AccountAccess account)>;

// Tells of each account as soon as it is known how to read it, while others are still being listed: a thousand are
// fifty pages, one after the other. Fills the run's accounts, Regions and partition in the snapshot (the partition
// before it tells), with a receipt for each request and for each account that is left out or can't be entered. Fails
// before any account is told.
aws::Awaitable<std::expected<void, CollectError>> find_scopes(Gathering* run, Entry entry, AccountFound found);

}  // namespace patchtriage
