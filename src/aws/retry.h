// Whether and when to try again.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "aws/errors.h"
#include "base/time.h"

namespace patchtriage::aws {

struct RetrySettings {
  int tries = 8;
  Duration base = std::chrono::milliseconds(500);
  Duration cap = std::chrono::seconds(20);
};

// Attempts in all that an error of that kind is worth.
int tries_for(ErrorKind kind, const RetrySettings& settings);

// Full jitter: a random share (in [0, 1)) of base * 2^retry, capped. `retry` counts from 0.
Duration jittered_delay(int retry, Duration base, Duration cap, double random);

// What retries of one scope may still cost.
//
// Each retry of a failing service pays, each success earns a little: a Region that only fails soon gets one attempt a
// call instead of eight. Throttled retries are free, since the limiter already slows them.
class RetryQuota {
 public:
  // False: don't retry. Nothing was taken then.
  bool take(ErrorKind kind);
  // `paid`: the retries that this call took before it succeeded; they are given back.
  void succeeded(int paid);

 private:
  double left_ = 100;
};

class RetryQuotas {
 public:
  RetryQuota& of(const std::string& account, const std::string& region) { return quotas_[{account, region}]; }

 private:
  std::map<std::pair<std::string, std::string>, RetryQuota> quotas_;
};

}  // namespace patchtriage::aws
