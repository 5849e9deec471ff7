// Where credentials come from.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "aws/awaitable.h"
#include "aws/credentials.h"

namespace patchtriage::aws {

struct CredentialsError {
  enum class Kind {
    absent,  // this source is not set up: try the next
    failed   // it is set up and does not work: stop, and say so
  };
  Kind kind = Kind::failed;
  std::string message;    // names the source, what happened and what to do; never a secret
  std::string code = "";  // AWS's code where a service refused

  bool operator==(const CredentialsError&) const = default;
};

using CredentialsResult = std::expected<Credentials, CredentialsError>;

class CredentialsProvider {
 public:
  virtual ~CredentialsProvider() = default;
  // May be called by many coroutines at once. The provider must outlive the call.
  virtual Awaitable<CredentialsResult> get() = 0;
  // Says that a service refused these as expired, so that they aren't handed out again.
  virtual void invalidate(const std::string& access_key_id) { (void)access_key_id; }
};

// Always the same ones.
class FixedCredentials final : public CredentialsProvider {
 public:
  explicit FixedCredentials(Credentials credentials) : credentials_(std::move(credentials)) {}
  Awaitable<CredentialsResult> get() override { co_return credentials_; }

 private:
  Credentials credentials_;
};

}  // namespace patchtriage::aws
