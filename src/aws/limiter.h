// Decides how fast one scope may call one AWS operation.
//
// A token bucket that starts at the published rate (or a careful one where none is published) and halves on a
// throttling reply. It comes back by a quarter a second to a little below the rate that was throttled, stays there for
// a while that doubles with each throttle, and only then tries for more: so a limit, once found, is used and seldom run
// into, and two copies of this tool in one account settle instead of starving each other. Where no rate is published it
// grows, after ten seconds of use, by a tenth a second until a throttle says where the limit is.
//
// How large a burst an unpublished limit allows is found out by all accounts together, which have the same quotas
// unless one asked for others: where a call would have to wait, one of each account and Region goes at once instead,
// and as many calls as one was allowed, all are. The first throttle of a service ends its search; where it is of such a
// trial, the rate stays as it is. Confined to the
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

// The search for the burst of one operation, by all accounts and Regions.
class BurstSearch {
 public:
  // `is_over` is of the whole service.
  BurstSearch(double burst, bool& is_over) : starting_burst_(burst), burst_(burst), is_over_(is_over) {}

  double burst() const { return burst_; }
  bool is_over() const { return is_over_; }

  void allowed(double calls);
  void throttled();

 private:
  double starting_burst_;
  double burst_;
  bool& is_over_;
};

// The right to send one attempt.
struct Turn {
  Duration wait{};              // before it may be sent; zero means now
  std::optional<double> tries;  // goes beyond the burst: that many calls at once
};

// What became of an attempt.
enum class Answer { not_sent, allowed, throttled, failed };

class Limiter {
 public:
  // `search`, where there is one, tells the burst instead of `rate`.
  Limiter(Rate rate, const RateSettings& settings, BurstSearch* search = nullptr);

  // Reserves the next turn. The caller must send and then tell the answer, or tell that nothing was sent.
  Turn reserve(Time now);
  // `retry_after`: what a throttling service asked for; nothing is sent before.
  void answered(const Turn& turn, Answer answer, Time now, std::optional<Duration> retry_after = std::nullopt);

  double rate() const { return rate_; }

 private:
  void refill(Time now);
  void grow(Time now);
  void note_throttle(Time now, std::optional<Duration> retry_after);
  void shrink(Time now);

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
  BurstSearch* search_;
  bool is_trying_ = false;     // a call beyond the burst is on its way
  bool is_in_demand_ = false;  // the last reservation had to wait: only then does success say that more is possible
};

// The limiters of all scopes and operations, made on first use.
class Limiters {
 public:
  explicit Limiters(RateSettings settings) : settings_(settings) {}
  Limiter& of(const std::string& account, const std::string& region, const std::string& operation);

 private:
  RateSettings settings_;
  std::map<std::string, bool, std::less<>> is_search_over_;  // of a service
  std::map<std::string, BurstSearch, std::less<>> bursts_;   // of an operation whose rate isn't published
  std::map<std::tuple<std::string, std::string, std::string>, std::unique_ptr<Limiter>> limiters_;
};

}  // namespace patchtriage::aws
