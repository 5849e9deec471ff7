// Who asks: the caller's identity and clock as AWS sees them, before anything else is read.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "aws/environment.h"
#include "base/time.h"
#include "collect/collect.h"

namespace patchtriage {

struct Caller {
  std::string account;
  std::string arn;
  std::string source;                    // where the credentials come from: "environment", "profile audit"
  std::optional<Duration> clock_offset;  // how far AWS's clock is ahead of ours; none where no reply had a date
};

// One call of sts:GetCallerIdentity. Blocks the calling thread.
std::expected<Caller, CollectError> find_caller(const CollectSettings& settings, const aws::Environment& environment);

}  // namespace patchtriage
