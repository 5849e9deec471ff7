// Decides how fast one scope may call one AWS operation.
//
// A token bucket that starts at the published rate (or a careful one where none is published), halves on a throttling
// reply and recovers by a tenth a second, so that two copies of this tool in one account settle instead of starving
// each other. Where no rate is published it goes on growing until a throttle says where the limit is.
// Confined to the context's thread.
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
  double burst = 10;
  bool is_published = false;  // a hard limit: never grow beyond it
};

// What AWS documents for the operation ("ec2:DescribeInstances"), else a careful guess.
Rate starting_rate(std::string_view operation);

struct RateSettings {
  std::optional<double> max_per_second;  // of each account, Region and operation
  double share = 1;                      // of the published or learnt rate
  // Faster from the start; for endpoints that are known not to throttle, such as a simulated one.
  double start_factor = 1;
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
