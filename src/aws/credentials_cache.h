// Keeps credentials until they are about to expire.
//
// One refresh at a time: who asks meanwhile waits for its result. They are refreshed five minutes before they expire;
// where that fails, the old ones are handed out until they really do. A failure is remembered for a few seconds, so
// that many calls waiting on a broken source don't become many attempts. Confined to the context's thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "aws/clock.h"
#include "aws/credentials_provider.h"

namespace patchtriage::aws {

class CredentialsCache final : public CredentialsProvider {
 public:
  CredentialsCache(std::unique_ptr<CredentialsProvider> source, Clock& clock);
  ~CredentialsCache() override;

  Awaitable<CredentialsResult> get() override;
  void invalidate(const std::string& access_key_id) override;

 private:
  struct Waiter;
  bool is_fresh() const;
  bool is_usable() const;

  std::unique_ptr<CredentialsProvider> source_;
  Clock& clock_;
  std::optional<Credentials> current_;
  std::optional<CredentialsError> failure_;
  Time failed_at_;
  bool is_refreshing_ = false;
  std::vector<std::shared_ptr<Waiter>> waiters_;
};

}  // namespace patchtriage::aws
