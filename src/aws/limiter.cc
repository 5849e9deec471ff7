#include "aws/limiter.h"

#include <algorithm>

namespace patchtriage::aws {
namespace {

constexpr double kSlowest = 0.2;              // a call in five seconds
constexpr double kFastestUnpublished = 1000;  // where nothing ever throttles
constexpr double kGrowthPerSecond = 0.1;
// Requests sent before the first throttle came back are throttled too; they say nothing new.
constexpr Duration kOneThrottle = std::chrono::seconds(1);
constexpr Duration kLongestRetryAfter = std::chrono::minutes(1);

double seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

}  // namespace

Rate starting_rate(std::string_view operation) {
  if (operation.starts_with("ec2:")) return {.per_second = 20, .burst = 100, .is_published = true};
  if (operation.starts_with("cloudtrail:LookupEvents")) return {.per_second = 2, .burst = 2, .is_published = true};
  if (operation.starts_with("sts:")) return {.per_second = 10, .burst = 10};
  return {.per_second = 5, .burst = 10};
}

Limiter::Limiter(Rate rate, const RateSettings& settings)
    : rate_(rate.per_second * settings.start_factor * settings.share),
      burst_(std::max(1.0, rate.burst * settings.start_factor * settings.share)),
      ceiling_(rate.is_published ? rate_ : std::max(rate_, kFastestUnpublished * settings.share)),
      share_(settings.share),
      tokens_(0) {
  if (settings.max_per_second) {
    ceiling_ = std::min(ceiling_, *settings.max_per_second);
    rate_ = std::min(rate_, *settings.max_per_second);
    burst_ = std::min(burst_, std::max(1.0, *settings.max_per_second));
  }
  tokens_ = burst_;
}

void Limiter::refill(Time now) {
  if (refilled_at_ && now > *refilled_at_) tokens_ = std::min(burst_, tokens_ + seconds(now - *refilled_at_) * rate_);
  if (!refilled_at_ || now > *refilled_at_) refilled_at_ = now;
}

Duration Limiter::reserve(Time now) {
  refill(now);
  tokens_ -= 1;
  Duration wait = Duration::zero();
  if (tokens_ < 0) wait = std::chrono::ceil<Duration>(std::chrono::duration<double>(-tokens_ / rate_));
  is_in_demand_ = tokens_ < 1;
  return std::max(wait, not_before_ - now);
}

void Limiter::give_back() { tokens_ = std::min(burst_, tokens_ + 1); }

void Limiter::succeeded(Time now) {
  if (!grown_at_) grown_at_ = now;
  const double elapsed = std::min(1.0, seconds(now - *grown_at_));
  if (elapsed <= 0) return;
  grown_at_ = now;
  if (!is_in_demand_ || rate_ >= ceiling_) return;
  refill(now);
  rate_ = std::min(ceiling_, rate_ * (1 + kGrowthPerSecond * elapsed));
}

void Limiter::throttled(Time now, std::optional<Duration> retry_after) {
  refill(now);
  if (retry_after) not_before_ = std::max(not_before_, now + std::min(*retry_after, kLongestRetryAfter));
  if (halved_at_ && now < *halved_at_ + kOneThrottle) return;
  // Now the limit is known: a smaller share than all of it is a share of this.
  if (share_ < 1) ceiling_ = std::min(ceiling_, std::max(kSlowest, rate_ * share_));
  halved_at_ = now;
  grown_at_ = now;
  rate_ = std::max(kSlowest, rate_ / 2);
  tokens_ = std::min(tokens_, 0.0);
}

Limiter& Limiters::of(const std::string& account, const std::string& region, const std::string& operation) {
  std::unique_ptr<Limiter>& limiter = limiters_[{account, region, operation}];
  if (!limiter) limiter = std::make_unique<Limiter>(starting_rate(operation), settings_);
  return *limiter;
}

}  // namespace patchtriage::aws
