// Decides how fast one scope may call one AWS operation.
//
// A token bucket that starts at the published rate (or a careful one where none is published) and halves on a
// throttling reply. It comes back by a quarter a second to a little below the rate that was throttled, stays there for
// a while that doubles with each throttle, and only then tries for more: so a limit, once found, is used and seldom run
// into, and two copies of this tool in one account settle instead of starving each other. Where no rate is published it
// grows, after ten seconds of use, by a tenth a second until a throttle says where the limit is. Confined to the
// context's thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "base/time.h"

namespace patchtriage::aws {

struct Rate {
  double per_second = 5;
  double burst = 9;
  bool is_published = false;  // a hard limit: never grow beyond it
};

// What AWS documents for the operation ("ec2:DescribeInstances"), else a careful guess. The burst is one call less than
// the bucket holds: what leaves here at even distances arrives at uneven ones.
Rate starting_rate(std::string_view operation);

struct RateSettings {
  std::optional<double> max_per_second;  // of each account, Region and operation
  double share = 1;                      // of the published or learnt rate
};

class Limiter {
 public:
  Limiter(Rate rate, const RateSettings& settings);

  // Time to wait before the next attempt may be sent; zero means now. Reserves the slot: the caller must send or call
  // `give_back`.
  Duration reserve(Time now);
  void give_back();

  void succeeded(Time now);
  // `retry_after`: what the service asked for; nothing is sent before.
  void throttled(Time now, std::optional<Duration> retry_after);

  double rate() const { return rate_; }

 private:
  void refill(Time now);

  double rate_;
  double burst_;
  double ceiling_;
  double share_;
  double tokens_;
  std::optional<Time> refilled_at_;
  std::optional<Time> grown_at_;
  std::optional<Time> halved_at_;
  std::optional<double> known_;  // a little below what was throttled last
  Time patient_until_{};         // no growth before
  Duration patience_;            // after the next recovery
  Time not_before_{};
  bool is_in_demand_ = false;  // the last reservation had to wait: only then does success say that more is possible
};

// The limiters of all scopes and operations, made on first use.
class Limiters {
 public:
  explicit Limiters(RateSettings settings) : settings_(settings) {}
  Limiter& of(const std::string& account, const std::string& region, const std::string& operation);

 private:
  RateSettings settings_;
  std::map<std::tuple<std::string, std::string, std::string>, std::unique_ptr<Limiter>> limiters_;
};

}  // namespace patchtriage::aws
