#include "aws/limiter.h"

#include <algorithm>

namespace patchtriage::aws {
namespace {

constexpr double kSlowest = 0.2;              // a call in five seconds
constexpr double kFastestUnpublished = 1000;  // where nothing ever throttles
constexpr double kLargestBurst = 1000;
constexpr double kGrowthPerSecond = 0.1;
constexpr double kRecoveryPerSecond = 0.25;
constexpr double kBelowTheLimit = 0.9;
constexpr Duration kFirstPatience = std::chrono::seconds(10);  // before the first growth
constexpr Duration kPatience = std::chrono::seconds(30);       // after the first throttle
constexpr Duration kMostPatience = std::chrono::minutes(5);
// Requests sent before the first throttle came back are throttled too; they say nothing new.
constexpr Duration kOneThrottle = std::chrono::seconds(1);
constexpr Duration kLongestRetryAfter = std::chrono::minutes(1);

double seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

}  // namespace

Rate starting_rate(std::string_view operation) {
  if (operation.starts_with("ec2:")) return {.per_second = 20, .burst = 99, .is_published = true};
  if (operation.starts_with("cloudtrail:LookupEvents")) return {.per_second = 2, .burst = 2, .is_published = true};
  if (operation.starts_with("sts:")) return {.per_second = 10, .burst = 9};
  return {.per_second = 5, .burst = 9};
}

void BurstSearch::allowed(double calls) {
  if (!is_over_) burst_ = std::clamp(calls, burst_, kLargestBurst);
}

void BurstSearch::throttled() {
  is_over_ = true;
  burst_ = starting_burst_;
}

Limiter::Limiter(Rate rate, const RateSettings& settings, BurstSearch* search)
    : rate_(rate.per_second * settings.share),
      burst_(std::max(1.0, rate.burst * settings.share)),
      ceiling_(rate.is_published ? rate_ : std::max(rate_, kFastestUnpublished * settings.share)),
      share_(settings.share),
      tokens_(0),
      patience_(kPatience),
      search_(search) {
  if (settings.max_per_second) {
    ceiling_ = std::min(ceiling_, *settings.max_per_second);
    rate_ = std::min(rate_, *settings.max_per_second);
    burst_ = std::min(burst_, std::max(1.0, *settings.max_per_second));
  }
  tokens_ = burst_;
}

void Limiter::refill(Time now) {
  if (search_ != nullptr && search_->burst() != burst_) {
    tokens_ += search_->burst() - burst_;
    burst_ = search_->burst();
  }
  if (refilled_at_ && now > *refilled_at_) tokens_ = std::min(burst_, tokens_ + seconds(now - *refilled_at_) * rate_);
  if (!refilled_at_ || now > *refilled_at_) refilled_at_ = now;
}

Turn Limiter::reserve(Time now) {
  refill(now);
  tokens_ -= 1;
  is_in_demand_ = tokens_ < 1;
  if (is_in_demand_ && patient_until_ == Time{}) patient_until_ = now + kFirstPatience;
  if (tokens_ < 0 && search_ != nullptr && !search_->is_over() && !is_trying_) {
    is_trying_ = true;
    return {.tries = burst_ - tokens_};
  }
  Duration wait = Duration::zero();
  if (tokens_ < 0) wait = std::chrono::ceil<Duration>(std::chrono::duration<double>(-tokens_ / rate_));
  return {.wait = std::max(wait, not_before_ - now)};
}

void Limiter::answered(const Turn& turn, Answer answer, Time now, std::optional<Duration> retry_after) {
  if (turn.tries) {
    is_trying_ = false;
    if (answer == Answer::allowed) search_->allowed(*turn.tries);
  }
  if (answer == Answer::not_sent) tokens_ = std::min(burst_, tokens_ + 1);
  if (answer == Answer::allowed) grow(now);
  if (answer == Answer::throttled) {
    note_throttle(now, retry_after);
    // Of a trial it says where the burst ends, not that the rate is too fast.
    if (!turn.tries) shrink(now);
  }
}

void Limiter::grow(Time now) {
  if (!grown_at_) grown_at_ = now;
  const double elapsed = std::min(1.0, seconds(now - *grown_at_));
  if (elapsed <= 0) return;
  grown_at_ = now;
  if (!is_in_demand_ || rate_ >= ceiling_) return;
  if (known_ && rate_ < *known_) {
    refill(now);
    rate_ = std::min({ceiling_, *known_, rate_ * (1 + kRecoveryPerSecond * elapsed)});
    if (rate_ >= *known_) patient_until_ = now + patience_;
    return;
  }
  if (now < patient_until_) return;
  refill(now);
  rate_ = std::min(ceiling_, rate_ * (1 + kGrowthPerSecond * elapsed));
}

void Limiter::note_throttle(Time now, std::optional<Duration> retry_after) {
  if (search_ != nullptr) search_->throttled();
  refill(now);
  if (retry_after) not_before_ = std::max(not_before_, now + std::min(*retry_after, kLongestRetryAfter));
}

void Limiter::shrink(Time now) {
  if (halved_at_ && now < *halved_at_ + kOneThrottle) return;
  // Now the limit is known: a smaller share than all of it is a share of this.
  if (share_ < 1) ceiling_ = std::min(ceiling_, std::max(kSlowest, rate_ * share_));
  if (known_) patience_ = std::min(kMostPatience, patience_ * 2);
  known_ = std::max(kSlowest, rate_ * kBelowTheLimit);
  halved_at_ = now;
  grown_at_ = now;
  rate_ = std::max(kSlowest, rate_ / 2);
  tokens_ = std::min(tokens_, 0.0);
}

Limiter& Limiters::of(const std::string& account, const std::string& region, const std::string& operation) {
  std::unique_ptr<Limiter>& limiter = limiters_[{account, region, operation}];
  if (limiter) return *limiter;
  const Rate rate = starting_rate(operation);
  BurstSearch* search = nullptr;
  // Who asks for a smaller share wants no trials.
  if (!rate.is_published && !settings_.max_per_second && settings_.share == 1) {
    bool& is_over = is_search_over_[operation.substr(0, operation.find(':'))];
    search = &bursts_.try_emplace(operation, rate.burst, is_over).first->second;
  }
  limiter = std::make_unique<Limiter>(rate, settings_, search);
  return *limiter;
}

}  // namespace patchtriage::aws
