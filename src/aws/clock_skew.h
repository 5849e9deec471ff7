// How far each endpoint's clock is from ours.
//
// A signature is refused when its time is more than five minutes off, so one wrong clock would fail every call. What
// the service's Date header says is learnt from a refusal and used from then on. Confined to the context's thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace patchtriage::aws {

// "Thu, 05 Aug 2021 18:58:02 GMT"; nullopt for anything else.
std::optional<Time> parse_http_date(std::string_view text);

class ClockSkew {
 public:
  // The time to sign with for that host ("host:port").
  Time corrected(const std::string& host, Time now) const;
  // Takes the Date header of a reply that refused the signature's time. False where that changes nothing: no readable
  // date, or a difference that can't be why.
  bool learn(const std::string& host, std::optional<std::string_view> date, Time now);

  // Takes the Date header of any reply, for people to see.
  void observe(std::optional<std::string_view> date, Time now);
  // How far AWS's clock was ahead of ours at the last reply with a readable date, to the second.
  std::optional<Duration> observed() const { return observed_; }

 private:
  std::map<std::string, Duration> offsets_;
  std::optional<Duration> observed_;
};

}  // namespace patchtriage::aws
