#include "aws/retry.h"

#include <algorithm>
#include <cmath>

namespace patchtriage::aws {
namespace {

constexpr double kFull = 100;
constexpr double kCost = 5;
constexpr double kEarned = 1;

}  // namespace

int tries_for(ErrorKind kind, const RetrySettings& settings) {
  switch (kind) {
    case ErrorKind::throttled:
    case ErrorKind::transient:
      return settings.tries;
    case ErrorKind::malformed:
    case ErrorKind::unreachable:
      return std::min(settings.tries, 4);
    default:
      return 1;
  }
}

Duration jittered_delay(int retry, Duration base, Duration cap, double random) {
  const double ceiling =
      std::min(static_cast<double>(cap.count()), static_cast<double>(base.count()) * std::exp2(std::min(retry, 30)));
  return Duration(static_cast<Duration::rep>(ceiling * random));
}

bool RetryQuota::take(ErrorKind kind) {
  if (kind == ErrorKind::throttled) return true;
  if (left_ < kCost) return false;
  left_ -= kCost;
  return true;
}

void RetryQuota::succeeded(int paid) { left_ = std::min(kFull, left_ + kEarned + kCost * paid); }

}  // namespace patchtriage::aws
